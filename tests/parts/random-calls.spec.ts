import path from 'node:path'
import fc from 'fast-check'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { decodeArguments } from '@/lib/commands/decode'
import type { Definition } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import { parseQuery } from '@/lib/commands/query'
import { readResult } from '@/lib/commands/read-result'
import { httpRequest, loadScenarios } from '../../conformance/run.mjs'
import { type HostedProcess, startHosted } from '../support/hosted'
import { mayFail, RECORDED } from '../support/may-fail'
import { type RandomCall, randomCall } from '../support/random-call'

const CALLS = 10_000
/** So many at a time: what they do to the same rows must not matter. */
const TOGETHER = 10

const CONFIG = `
hosts: [localhost, example.org]
loglevel: none
trusted_proxies: [127.0.0.1]
acl: {admin: {user: admin@localhost}, local: {user_regexp: ""}}
access_rules: {configure: {allow: admin}}
oauth_access: all
api_permissions:
  anything: {who: {ip: 10.0.0.0/8}, what: "*"}
  admins: {who: {acl: admin, oauth: {scope: "ejabberd:admin", acl: admin}}, what: "*"}
  figures: {who: {oauth: {scope: stats, acl: local}}, what: [stats, "[tag:roster]"]}
`

let hosted: HostedProcess
let calls: fc.Arbitrary<RandomCall>
/** What the process wrote to its standard error stream; a command may turn its log up. */
const said: string[] = []
vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words.map(wordOf).join(' ')))
vi.spyOn(console, 'log').mockImplementation(() => undefined)
const wordOf = (word: unknown) => (word instanceof Error ? (word.stack ?? word.message) : String(word))

const OFFICE = { 'x-forwarded-for': '10.0.0.1' }

const send = (call: Pick<RandomCall, 'method' | 'path' | 'headers' | 'body'>) =>
  httpRequest(hosted.url, { ...call, headers: { ...call.headers } })

async function prepare(command: string, args: unknown): Promise<unknown> {
  const request = {
    method: 'POST',
    path: `/api/${command}`,
    headers: OFFICE,
    body: JSON.stringify(args),
  } as const
  const { status, raw = '' } = await send(request)
  expect(status, raw).toBe(200)
  return JSON.parse(raw)
}

beforeAll(async () => {
  hosted = await startHosted({
    config: CONFIG,
    accounts: [
      ['alice', 'localhost', 'alicepw'],
      ['bob', 'localhost', 'bobpw'],
      ['carol', 'example.org', 'carolpw'],
    ],
  })
  for (const room of ['room1', 'room2'])
    await prepare('create_room', { room, service: 'conference.localhost', host: 'localhost' })
  const tokens: string[] = []
  for (const [jid, scope] of [
    ['admin@localhost', 'ejabberd:admin'],
    ['alice@localhost', 'stats'],
    ['alice@localhost', 'ejabberd:admin'],
  ]) {
    const { token } = (await prepare('oauth_issue_token', { jid, ttl: 3600, scopes: [scope] })) as {
      token: string
    }
    tokens.push(token)
  }
  const { commands } = await hosted.app.hosted.catalogue()
  calls = randomCall(new Map(commands.map(({ name, versions }) => [name, versions])), tokens)
})
afterAll(() => hosted?.stop())

test(`${CALLS} calls at random: each answer is one that the command may give`, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  process.stdout.write(`random calls: SEED=${seed}\n`)
  const waiting = fc.sample(calls, { seed, numRuns: CALLS })
  const wrong: string[] = []
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      for (let call = waiting.pop(); call; call = waiting.pop()) wrong.push(...(await whatIsWrong(call)))
    }),
  )
  expect(wrong).toEqual([])
  // A handler that throws is a bug, whatever the caller sees of it.
  expect(said.filter(line => /crashed|not written|not recorded/.test(line))).toEqual([])
}, 600_000)

test('and none leaves a transaction open: another connection can write at once', async () => {
  const other = new Database(path.join(hosted.dataFolder, 'switchboard.db'), { timeout: 0 })
  other.exec("insert into console_setting (name, value) values ('written', 'at once')")
  expect(other.pragma('integrity_check')).toMatchObject([{ integrity_check: 'ok' }])
  other.close()
  await prepare('set_last', { user: 'zz', host: 'localhost', timestamp: 5, status: '' })
})

test('every class of input that may fail was recorded to fail', () => {
  const scenarios = loadScenarios(['conformance/public'])
  const failing = scenarios.flatMap(({ id, steps }) =>
    steps.filter(({ expect: { status } = {} }) => status === 500).map(step => `${id}/${step.id}`),
  )
  expect(RECORDED.filter(step => !failing.includes(step))).toEqual([])
})

const REFUSALS = [400, 401, 403, 404, 409, 429]

/** Nothing for an answer that may be given; else the call and what it got. */
async function whatIsWrong(call: RandomCall): Promise<readonly string[]> {
  const { status = 0, raw = '' } = await send(call)
  const { definition, method, path: target, body = '', given } = call
  const told = (why: string) => [
    `${why}: ${method} ${target.slice(0, 300)} ${body.slice(0, 300)} → ${status} ${raw.slice(0, 200)}`,
  ]
  if (status === 200) {
    if (!definition) return told('answered by a command that is not there')
    const { kind } = readResult(definition, status, new TextEncoder().encode(raw))
    return kind === 'malformed-answer' ? told('a result of another type') : []
  }
  if (status === 500 && definition) {
    if (given.some(([, { isUnreadable }]) => isUnreadable)) return []
    const args = decoded(definition, call)
    return args && mayFail(definition, args) ? [] : told('failed')
  }
  if (!REFUSALS.includes(status)) return told('no answer of the command API')
  const error: unknown = JSON.parse(raw)
  return typeof error === 'string' || typeof Object(error).message === 'string' ? [] : told('no error')
}

/** What the handler was given. */
function decoded(definition: Definition, { method, path: target, body = '' }: RandomCall) {
  const query = target.split('?')[1] ?? ''
  const given = method === 'GET' ? parseQuery(query) : readJsonObject(new TextEncoder().encode(body))
  const outcome = given && decodeArguments(definition, given, () => true)
  return outcome?.kind === 'ok' ? outcome.value : undefined
}
