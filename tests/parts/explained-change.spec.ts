import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { expandRules } from '@/lib/access/decide'
import { explain } from '@/lib/access/explain'
import { definitionsOf } from '@/lib/catalog/facts'
import { withYaml } from '@/lib/yaml/explained'
import { readRules } from '@/lib/yaml/read-rules'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'

/** The lines that an explanation shows, in the configuration of a real ejabberd: it starts with them, and obeys. */

const text = readFileSync('conformance/configs/default.yml', 'utf8')
const jid = { user: 'alice', host: 'localhost' }

function linesFor(command: string, scopes?: readonly string[]): string {
  const read = readRules(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const takesHost = command === 'registered_users'
  const { yaml } = withYaml(
    // The newest ejabberd's gate, too: the installed one must at least accept the lines that open it.
    explain(expandRules(read.file.rules, definitionsOf('26.07').values()), {
      command,
      args: takesHost ? { host: 'localhost' } : {},
      frontend: 'mod_http_api',
      subject: { jid, address: '127.0.0.1', ...(scopes && { scopes }) },
    }),
  )
  return yaml ?? ''
}

let ejabberd: Ejabberd

beforeAll(async () => {
  const config = parse(text)
  const changes = [
    linesFor('stats'),
    linesFor('registered_users'),
    linesFor('incoming_s2s_number', ['sasl_auth']),
  ]
  for (const change of changes.map(yaml => parse(yaml))) {
    Object.assign(config.api_permissions, change.api_permissions)
    if (change.append_host_config) config.append_host_config = change.append_host_config
  }
  ejabberd = await startEjabberd({ config: stringify(config) })
})
afterAll(() => ejabberd.stop())

const call = async (authorization: string, command: string, args: object = {}) => {
  const answer = await fetch(`${ejabberd.url}/${command}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  })
  return answer.status
}
const basic = (name: string) =>
  `Basic ${btoa(`${name}@localhost:${name === 'admin' ? 'secret' : `${name}pw`}`)}`
const uptime = { name: 'uptimeseconds' }
const localhost = { host: 'localhost' }

test('the person may make exactly those calls', async () => {
  expect(await call(basic('alice'), 'stats', uptime)).toBe(200)
  expect(await call(basic('alice'), 'registered_users', localhost)).toBe(200)
  expect(await call(basic('alice'), 'incoming_s2s_number')).toBe(403)
  expect(await call(basic('alice'), 'registered_vhosts')).toBe(403)
  expect(await call(basic('alice'), 'unregister', { user: 'bob', host: 'localhost' })).toBe(403)
})

test('nobody else may, and an administrator still may everything', async () => {
  expect(await call(basic('bob'), 'stats', uptime)).toBe(403)
  expect(await call(basic('bob'), 'registered_users', localhost)).toBe(403)
  expect(await call(basic('admin'), 'stats', uptime)).toBe(200)
  expect(await call(basic('admin'), 'registered_vhosts')).toBe(200)
})

test('the token that was asked about may, and only what was asked', async () => {
  const printed = await ejabberd.ctl('oauth_issue_token', 'alice@localhost', '600', 'sasl_auth')
  const bearer = `Bearer ${printed.split(/\s/)[0]}`
  expect(await call(bearer, 'incoming_s2s_number')).toBe(200)
  expect(await call(bearer, 'stats', uptime)).toBe(403)
})
