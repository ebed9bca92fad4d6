import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import type { Outcome } from '@/lib/commands/outcome'
import type { Arguments } from '@/lib/gateway/call'
import type { Credentials } from '@/lib/servers/server'
import { httpRequest } from '../../conformance/run.mjs'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-config-'))
const admin = basic('admin@localhost', 'secret')

let ejabberd: Ejabberd
let switchboard: HostedProcess

beforeAll(async () => {
  ejabberd = await startEjabberd()
  const config = path.join(folder, 'switchboard.yml')
  writeFileSync(
    config,
    `default_server: real\nservers:\n  real:\n    label: The real one\n    url: ${ejabberd.url}\n`,
  )
  switchboard = await startHosted({ config })
})
afterAll(async () => {
  await switchboard.stop()
  await ejabberd.stop()
  rmSync(folder, { recursive: true })
})

describe('a real server in the configuration', () => {
  const headers = { Authorization: `Basic ${btoa('admin@localhost:secret')}` }
  const ask = (origin: string, target: string) =>
    httpRequest(origin, { method: 'GET', path: target, headers })

  test.each([
    '/status',
    '/get_loglevel',
    '/',
    '',
    '?x=1',
    '/nosuchcommand',
    '//status',
    '/x/../status',
    '/%73tatus',
    '/registered_users?host=localhost',
  ])('GET /api%s is answered as the server itself answers', async rest => {
    const direct = await ask(ejabberd.origin, `/api${rest}`)
    for (const prefix of ['/api', '//api', '/%61pi', '/servers/real/api', '/servers/x/../real/api']) {
      const passed = await ask(switchboard.url, `${prefix}${rest}`)
      expect({ prefix, status: passed.status, body: passed.raw }).toEqual({
        prefix,
        status: direct.status,
        body: direct.raw,
      })
    }
  })

  test('the hosted server keeps its own addresses beside it', async () => {
    const answer = await ask(switchboard.url, '/servers/hosted/api/registered_vhosts')
    expect(answer.status).toBe(200)
    const form = await ask(switchboard.url, '/servers/hosted/oauth/authorization_token')
    expect([form.status, form.headers?.['x-frame-options']]).toEqual([200, 'DENY'])
  })

  test.each(['/oauth', '/servers/real/oauth'])('its OAuth endpoints are at %s', async prefix => {
    const path = '/authorization_token?client_id=Client1&state=x'
    const direct = await ask(ejabberd.origin, `/oauth${path}`)
    const passed = await ask(switchboard.url, `${prefix}${path}`)
    expect([passed.status, passed.raw]).toEqual([200, direct.raw])

    const asked = 'grant_type=password&username=admin%40localhost&password=secret&scope=ejabberd%3Aadmin'
    const answer = await httpRequest(switchboard.url, {
      method: 'POST',
      path: `${prefix}/token`,
      body: asked,
    })
    const { access_token } = JSON.parse(answer.raw ?? '') as { access_token: string }
    const used = await httpRequest(ejabberd.origin, {
      method: 'GET',
      path: '/api/get_loglevel',
      headers: { Authorization: `Bearer ${access_token}` },
    })
    expect(used.status).toBe(200)
    const { db } = switchboard.app.store
    const kept = await db
      .selectFrom('console_run')
      .selectAll()
      .where('frontend', '=', 'ejabberd_oauth')
      .execute()
    expect(kept.at(-1)).toMatchObject({ server_id: 'real', command: 'oauth_issue_token', effect: 'write' })
    expect(JSON.stringify(kept)).not.toMatch(`secret|${access_token}`)
  })

  test('its API is not found below its OAuth endpoints', async () => {
    for (const target of ['/oauth/status', '/oauth/api/status', '/servers/real/oauth/api/status']) {
      expect((await ask(switchboard.url, target)).status, target).toBe(404)
    }
  })
})

describe('the road of a call to it', () => {
  const run = async (
    command: string,
    args: Arguments,
    credentials: Credentials = admin,
  ): Promise<Outcome> => {
    const server = switchboard.app.servers.get('real')
    if (!server) throw new Error('The configuration was not read')
    const readArguments = (): Outcome<Arguments> => ({ kind: 'ok', value: args })
    const origin = { frontend: 'mod_http_api', address: '127.0.0.1' } as const
    const { outcome } = await switchboard.app.gateway.run({
      server,
      command,
      version: LATEST,
      credentials,
      origin,
      readArguments,
    })
    return outcome
  }

  test('a command runs there as the person, and what it says comes back', async () => {
    const romeo = { user: 'romeo', host: 'localhost', password: 'montague' }
    expect(await run('register', romeo)).toEqual({
      kind: 'ok',
      value: 'User romeo@localhost successfully registered',
    })
    expect(await run('register', romeo)).toMatchObject({ kind: 'conflict', code: 10090 })
    expect(await ejabberd.ctl('registered_users', 'localhost')).toContain('romeo')
  })

  test('a person without the right is refused by the server’s own rules', async () => {
    expect(await run('registered_users', { host: 'localhost' }, basic('alice@localhost', 'alicepw'))).toEqual(
      { kind: 'forbidden' },
    )
  })

  test('a wrong password never gets as far as the command', async () => {
    expect(await run('registered_users', { host: 'localhost' }, basic('admin@localhost', 'wrong'))).toEqual({
      kind: 'bad-credentials',
    })
  })

  test('a command that its release does not have is unknown', async () => {
    expect(await run('get_ban_details', { user: 'alice', host: 'localhost' })).toEqual({
      kind: 'unknown-command',
      foreign: false,
    })
  })
})
