import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { struct } from '@/lib/interfaces/xmlrpc/value'
import { writeValue } from '@/lib/interfaces/xmlrpc/write'
import { type HostedProcess, startHosted } from '../support/hosted'
import { type ModulesFolder, modulesFolder } from '../support/modules-folder'
import { ADMIN, asAdmin, basic, call, issueToken } from '../support/strict'

/** A module in the shape that strangers write: two API versions, a renamed argument, every type, odd names. */
const GREETINGS = `
import { atom, binary, command, defineModule, integer, list, ok, refused, restuple, string, tuple } from 'switchboard/module'

const user = binary('greeted')
export default defineModule(
  command(
    { name: 'greet', tags: ['greetings'], args: [user], renames: { who: 'greeted' }, result: string('greeting'), effect: 'read', summary: 'Greet somebody' },
    ({ greeted }, { options }) => ok((options.word ?? 'Hello') + ', ' + greeted),
  ),
  command(
    { name: 'greet', version: 2, tags: ['greetings'], args: [user, integer('times')], renames: { who: 'greeted' }, result: list('greetings', string('greeting')), effect: 'read', summary: 'Greet somebody often' },
    ({ greeted, times }) => (times > 5 ? refused('Too often') : ok(Array.from({ length: Number(times) }, (_, at) => at + ' ' + greeted))),
  ),
  command(
    { name: 'set_greeting', tags: ['greetings'], args: [list('words', tuple('word', string('language'), integer('weight'))), binary('passphrase_zz')], result: restuple('res'), notes: { passphrase_zz: { label: 'Pass phrase', about: 'Kept quiet' } } },
    ({ words }, { caller }) => ok(caller + ' set ' + words.map(({ language, weight }) => language + weight).join(' ')),
  ),
  command(
    { name: 'peek', tags: ['figures'], args: [], effect: 'read', result: list('users', string('user')) },
    (_, { run }) => run('registered_users', { host: 'localhost' }) as never,
  ),
  command(
    { name: 'greeting_counts', tags: ['greetings', 'figures'], args: [], effect: 'read', result: list('counts', tuple('count', atom('language'), integer('n'))) },
    async () => ok((async function* () { yield [{ language: 'de', n: 9007199254740993n }]; yield [{ language: 'en', n: 2 }] })()),
  ),
)`

const RULES = `
hosts: [localhost]
acl: {admin: {user: admin@localhost}, local: {user_regexp: ""}}
access_rules: {configure: {allow: admin}}
oauth_access: all
api_permissions:
  admins: {who: {acl: admin}, what: "*"}
  tagged: {who: {user: alice@localhost}, what: "[tag:figures]"}
  named: {who: {oauth: {scope: greet, acl: local}}, what: [greet]}
`

let folder: ModulesFolder
const started: HostedProcess[] = []

async function start(more: string): Promise<HostedProcess> {
  folder = await modulesFolder({ 'mod_greetings.ts': GREETINGS }, more)
  const hosted = await startHosted({
    config: folder.config,
    accounts: [['alice', 'localhost', 'alicepw']],
  })
  await folder.remove()
  started.push(hosted)
  return hosted
}
afterAll(() => Promise.all(started.map(hosted => hosted.stop())))

describe('a command of a third party', () => {
  let hosted: HostedProcess
  const alice = { authorization: basic('alice@localhost', 'alicepw') }
  beforeAll(async () => {
    hosted = await start(`${RULES}modules: {mod_greetings: {word: Ahoy}}\n`)
  })

  test('answers over HTTP in each API version, by old and new argument names', async () => {
    expect(await asAdmin(hosted, 'greet/v1', { who: 'Bob' })).toBe('Ahoy, Bob')
    expect(await asAdmin(hosted, 'greet/v0', { greeted: 'Bob' })).toEqual({ greeting: 'Ahoy, Bob' })
    expect(await asAdmin(hosted, 'greet', { greeted: 'Bob', times: 2 })).toEqual(['0 Bob', '1 Bob'])
    expect(await asAdmin(hosted, 'set_greeting', { words: { de: 2, en: '1' }, passphrase_zz: 'x' })).toBe(
      'admin@localhost set de2 en1',
    )
  })

  test.each([
    ['a name that nothing has', { greeted: 'Bob', zzz: 1 }, 'Request have unknown argument: zzz'],
    [
      'a name of another command of the module',
      { greeted: 'Bob', times: 1, passphrase_zz: 1 },
      'Request have unknown arguments: [passphrase_zz]',
    ],
    ['no name at all', { times: 1 }, 'Request have missing argument: greeted'],
    ['another type', { greeted: 5, times: 1 }, 'Arg 5 is not in format binary'],
    ['what the handler refuses', { greeted: 'Bob', times: 6 }, 'Too often'],
  ])('complains as any command about %s', async (_, args, words) => {
    const { status, raw } = await call(hosted, 'greet', args, { authorization: ADMIN })
    expect([status, JSON.parse(raw ?? '')]).toEqual([400, words])
  })

  test('streams a list in pieces, with integers of any size', async () => {
    const { raw } = await call(hosted, 'greeting_counts', {}, { authorization: ADMIN })
    expect(raw).toBe('{"de":9007199254740993,"en":2}')
  })

  test.each([
    ['nobody', 'greet/v1', undefined, 403],
    ['an account without a rule', 'greet/v1', alice, 403],
    ['an account whose rule names a tag of it', 'greeting_counts', alice, 200],
    ['the admin', 'greet/v1', { authorization: ADMIN }, 200],
    ['a wrong password', 'greet/v1', { authorization: basic('alice@localhost', 'x') }, 401],
  ] as const)('may be run by whom the rules name: %s', async (_, name, headers, status) => {
    const args = name === 'greeting_counts' ? {} : { greeted: 'Bob' }
    expect((await call(hosted, name, args, headers ?? {})).status).toBe(status)
  })

  test('is a scope, which opens it and nothing else', async () => {
    const token = await issueToken(hosted, 'alice@localhost', ['greet'])
    const headers = { authorization: `Bearer ${token}` }
    expect((await call(hosted, 'greet/v1', { greeted: 'Bob' }, headers)).status).toBe(200)
    expect((await call(hosted, 'greeting_counts', {}, headers)).status).toBe(403)
    const foreign = { jid: 'alice@localhost', ttl: 60, scopes: ['greets'] }
    const { raw } = await call(hosted, 'oauth_issue_token', foreign, { authorization: ADMIN })
    expect(raw).toBe('"invalid_scope"')
  })

  test('gets at other commands as its caller and no further; what it ran is recorded', async () => {
    const { status } = await call(hosted, 'peek', {}, alice)
    expect(status).toBe(403)
    expect(await asAdmin(hosted, 'peek', {})).toEqual(['admin', 'alice'])
    await hosted.app.journal.flush()
    const rows = await hosted.app.store.db
      .selectFrom('console_run')
      .select(['actor', 'state'])
      .where('command', '=', 'registered_users')
      .orderBy('actor')
      .execute()
    expect(rows).toEqual([
      { actor: 'admin@localhost', state: 'ok' },
      { actor: 'alice@localhost', state: 'refused' },
    ])
  })

  test('answers over XML-RPC', async () => {
    const credentials = struct(['user', 'admin'], ['server', 'localhost'], ['password', 'secret'])
    const params = [credentials, struct(['greeted', 'Bob'], ['times', 1])].map(
      value => `<param>${writeValue(value)}</param>`,
    )
    const body = `<methodCall><methodName>greet</methodName><params>${params.join('')}</params></methodCall>`
    const answer = await fetch(`${hosted.url}/RPC2`, { method: 'POST', body })
    expect(await answer.text()).toContain('<string>0 Bob</string>')
  })

  test('is a line of switchboardctl, with help', async () => {
    const ctl = (...words: string[]) =>
      promisify(execFile)(process.execPath, ['bin/switchboardctl', ...words], {
        env: { ...process.env, SWITCHBOARD_DATA: hosted.dataFolder },
      }).then(({ stdout }) => stdout)
    expect(await ctl('greet', 'Bob', '2')).toBe('0 Bob\n1 Bob\n')
    expect(await ctl('--version', '1', 'greet', 'Bob')).toBe('Ahoy, Bob\n')
    expect(await ctl('help', 'greetings')).toContain('set_greeting')
    expect(await ctl('help', 'greet')).toContain('mod_greetings')
  })

  test('is in the OpenAPI document', async () => {
    const answer = await fetch(`${hosted.url}/openapi.json`)
    const { paths } = (await answer.json()) as { paths: Record<string, { post: { summary: string } }> }
    const [path] = Object.keys(paths).filter(one => one.includes('/greet'))
    expect(paths[path ?? '']?.post.summary).toBe('Greet somebody often')
  })

  test('has what a form needs: its notes, its effect, and what its names suggest', async () => {
    const { commands } = await hosted.app.hosted.catalogue()
    const [greet, set] = ['greet', 'set_greeting'].map(name => commands.find(one => one.name === name))
    expect(greet?.versions.map(({ version, module }) => [version, module])).toEqual([
      [0, 'mod_greetings'],
      [2, 'mod_greetings'],
    ])
    expect(greet?.notes).toMatchObject({ effect: 'read', summary: 'Greet somebody often' })
    expect(set?.notes).toMatchObject({
      effect: 'write',
      args: {
        passphrase_zz: { label: 'Pass phrase', meaning: 'password', secret: true },
        weight: { label: 'Weight', meaning: 'number' },
      },
    })
  })

  test('is recorded, a write with its arguments but for secrets', async () => {
    await asAdmin(hosted, 'set_greeting', { words: { fr: 1 }, passphrase_zz: 'open sesame' })
    const rows = await hosted.app.store.db
      .selectFrom('console_run')
      .selectAll()
      .where('command', '=', 'set_greeting')
      .execute()
    expect(rows.at(-1)).toMatchObject({ actor: 'admin@localhost', effect: 'write', outcome_kind: 'ok' })
    expect(rows.at(-1)?.args).toContain('fr')
    expect(JSON.stringify(rows)).not.toContain('sesame')
  })
})

test('where the configuration lists modules and not this one, its file is not even run', async () => {
  const hosted = await start(`${RULES}modules: {mod_admin_extra: {}}\n`)
  expect(hosted.app.hosted.moduleProblems).toEqual([])
  expect((await call(hosted, 'greet', {}, { authorization: ADMIN })).status).toBe(404)
})

test('a newcomer’s admin may give a program a token for it alone', async () => {
  const hosted = await start('')
  const token = await issueToken(hosted, 'admin@localhost', ['greeting_counts'])
  const headers = { authorization: `Bearer ${token}` }
  expect((await call(hosted, 'greeting_counts', {}, headers)).status).toBe(200)
  expect((await call(hosted, 'greet/v1', { greeted: 'Bob' }, headers)).status).toBe(403)
})
