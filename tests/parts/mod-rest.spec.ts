import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpRequest } from '../../conformance/run.mjs'
import { CONFORMANCE_ACCOUNTS, type HostedProcess, startHosted } from '../support/hosted'
import { ADMIN, basic, issueToken, startStrict } from '../support/strict'

type Headers = Record<string, string>

async function post(hosted: HostedProcess, body: string, headers: Headers = {}) {
  const { status, raw } = await httpRequest(hosted.url, { method: 'POST', path: '/rest', body, headers })
  return [status, raw]
}

const REJECTED = [406, 'Error: REST request is rejected by service.']
const DENIED = [200, '{error,access_rules_unauthorized}']
const ALICE = basic('alice@localhost', 'alicepw')
const message = (to: string, from = 'localhost/rest') =>
  `<message to="${to}" from="${from}"><body>Hello</body></message>`

describe('where no address is named, credentials decide', () => {
  let hosted: HostedProcess
  let token: string
  beforeAll(async () => {
    hosted = await startStrict()
    token = await issueToken(hosted, 'alice@localhost', ['stats'])
  })
  afterAll(() => hosted?.stop())

  test.each<[string, string, Headers, number, string | RegExp]>([
    ['nobody', 'get_loglevel', {}, 401, /^Error: Credentials/],
    ['nobody, with a stanza', message('alice@localhost'), {}, 401, /^Error: Credentials/],
    ['a wrong password', 'get_loglevel', { authorization: basic('admin@localhost', 'x') }, 401, /^Error: /],
    [
      'a wrong password behind --auth',
      '--auth admin localhost x get_loglevel',
      {},
      200,
      /^Error: There is no/,
    ],
    [
      'another JID behind --auth',
      '--auth admin@localhost/x y secret get_loglevel',
      {},
      200,
      /^Error: There is no/,
    ],
    ['a banned account', '--auth banned localhost bannedpw get_loglevel', {}, 200, /^Error: There is no/],
    ['the wrong person', 'get_loglevel', { authorization: ALICE }, 200, /access_rules_unauthorized/],
    [
      'the wrong person behind --auth',
      '--auth alice localhost alicepw get_loglevel',
      {},
      200,
      /unauthorized/,
    ],
    [
      'the wrong person, with a stanza',
      message('bob@localhost'),
      { authorization: ALICE },
      403,
      /unauthorized/,
    ],
    ['the right person', 'registered_vhosts', { authorization: ADMIN }, 200, 'localhost\nexample.org'],
    ['the right person behind --auth', '--auth admin localhost secret get_loglevel', {}, 200, /^\w+$/],
    ['the right person, with a stanza', message('alice@localhost'), { authorization: ADMIN }, 200, 'Ok'],
  ])('%s', async (_, body, headers, status, text) => {
    const [code, raw] = await post(hosted, body, headers)
    expect([code, raw]).toEqual([status, text instanceof RegExp ? expect.stringMatching(text) : text])
  })

  test('a token opens what its scope and the rules do, and nothing else', async () => {
    const headers = { authorization: `Bearer ${token}` }
    expect(await post(hosted, 'stats registeredusers', headers)).toEqual([200, '3'])
    expect(await post(hosted, 'get_loglevel', headers)).toEqual(DENIED)
  })

  test('a stanza that was sent waits for its receiver', async () => {
    await post(hosted, message('alice@localhost'), { authorization: ADMIN })
    const [, count] = await post(hosted, 'get_offline_count alice localhost', { authorization: ADMIN })
    expect(Number(count)).toBeGreaterThan(0)
  })

  test.each([
    ['an unknown command', 'nosuchcommand', /^Error: unknown command 'nosuchcommand'\. Did you mean /],
    ['too few words, without the help', 'stats', /^Error: the command 'stats' requires 1 more argument\.$/],
    ['a rescode that is ok', 'check_account alice localhost', /^0$/],
    ['a rescode that is not', 'check_account nobody localhost', /^1$/],
    ['a word in quotes', 'check_password alice localhost "alicepw"', /^0$/],
  ])('%s', async (_, line, answer) => {
    const [status, raw] = await post(hosted, line, { authorization: ADMIN })
    expect([status, raw]).toEqual([200, expect.stringMatching(answer)])
  })

  test.each([
    ['no XML', '<message', 406],
    ['no receiver', '<message from="localhost"/>', 406],
    ['no stanza', '<x to="a@localhost" from="localhost"/>', 500],
  ])('%s', async (_, body, status) => {
    expect((await post(hosted, body, { authorization: ADMIN }))[0]).toBe(status)
  })

  test('what is sent in never comes back as a page', async () => {
    const body = 'a<script>'
    const headers = { authorization: ADMIN }
    const answer = await httpRequest(hosted.url, { method: 'POST', path: '/rest', body, headers })
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('where addresses are named', () => {
  const start = (options: string) =>
    startHosted({
      config: `hosts: [localhost, example.org]\nmodules:\n  mod_admin_extra: {}\n  mod_offline: {}\n  mod_rest: ${options}\nacl: {admin: {user: admin@localhost}}\naccess_rules: {configure: {allow: admin}}\nlisten: [{module: ejabberd_http, request_handlers: {/rest: mod_rest}}]\n`,
      accounts: CONFORMANCE_ACCOUNTS,
    })
  let here: HostedProcess
  let elsewhere: HostedProcess
  beforeAll(async () => {
    here = await start(
      '{allowed_ips: [127.0.0.0/8], allowed_destinations: [alice@localhost], allowed_stanza_types: [message]}',
    )
    elsewhere = await start('{allowed_ips: [10.0.0.0/8]}')
  })
  afterAll(async () => {
    await here?.stop()
    await elsewhere?.stop()
  })

  test('the wrong address is turned away, whatever it shows', async () => {
    expect(await post(elsewhere, 'get_loglevel')).toEqual(REJECTED)
    expect(await post(elsewhere, '--auth admin localhost secret get_loglevel')).toEqual(REJECTED)
    expect(await post(elsewhere, 'get_loglevel', { authorization: ADMIN })).toEqual(REJECTED)
  })

  test('the right address is the console, but for the virtual hosts that nobody lets it configure', async () => {
    expect((await post(here, 'get_loglevel'))[1]).toMatch(/^\w+$/)
    expect(await post(here, 'check_account admin localhost')).toEqual(DENIED)
    expect(await post(here, '--auth admin localhost secret check_account admin localhost')).toEqual([
      200,
      '0',
    ])
    expect(await post(here, '--auth carol example.org carolpw check_account admin localhost')).toEqual(DENIED)
  })

  test.each<Headers>([{ origin: 'https://example.org' }, { 'sec-fetch-site': 'cross-site' }])(
    'a page in a browser at that address is turned away: %j',
    async headers => expect(await post(here, 'get_loglevel', headers)).toEqual(REJECTED),
  )

  test.each([
    [message('alice@localhost'), 200],
    [message('bob@localhost'), 406],
    ['<presence to="alice@localhost" from="localhost"/>', 406],
  ])('%s: %i', async (stanza, status) => expect((await post(here, stanza))[0]).toBe(status))
})

test('what is no line is told how', async () => {
  const hosted = await startHosted()
  const answer = await httpRequest(hosted.url, { method: 'GET', path: '/rest' })
  expect([answer.status, answer.raw]).toEqual([200, 'Try POSTing a stanza.'])
  await hosted.stop()
})
