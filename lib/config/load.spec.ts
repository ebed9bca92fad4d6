import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { decide, expandRules } from '@/lib/access/decide'
import { LATEST } from '@/lib/commands/definition'
import { MODULES } from '@/lib/servers/hosted/modules'
import { readEnvironment } from './environment'
import { loadConfig } from './load'
import { ConfigError, type Problem } from './problem'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

function load(yaml: string, env: NodeJS.ProcessEnv = {} as NodeJS.ProcessEnv) {
  const file = path.join(folder, 'switchboard.yml')
  writeFileSync(file, yaml)
  return loadConfig(readEnvironment({ ...env, SWITCHBOARD_CONFIG: file }))
}

function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('a wrong configuration stops the start with the path of the key', () => {
  test.each([
    ['hosts: []', 'hosts'],
    ['hosts: ["a b"]', 'hosts.0'],
    ['loglevel: loud', 'loglevel'],
    ['oauth_expire: soon', 'oauth_expire'],
    ['auth_password_format: rot13', 'auth_password_format'],
    ['servers:\n  prod: {}', 'servers.prod.url'],
    ['servers:\n  prod:\n    url: ftp://example.org', 'servers.prod.url'],
    ['servers:\n  prod:\n    url: http://example.org/api?x=1', 'servers.prod.url'],
    [
      'servers:\n  prod:\n    url: http://example.org/api\n    ctl: docker exec ejabberdctl',
      'servers.prod.ctl',
    ],
    ['servers:\n  hosted:\n    url: http://example.org/api', 'servers.hosted'],
    [
      'servers:\n  prod:\n    url: http://example.org/api\n    tls: {ca_file: nowhere.pem}',
      'servers.prod.tls.ca_file',
    ],
    ['default_server: prod', 'default_server'],
    ['console: {files_folder: nowhere}', 'console.files_folder'],
    ['console: {modules_folder: nowhere}', 'console.modules_folder'],
    // Everybody may write there.
    [`console: {modules_folder: ${tmpdir()}}`, 'console.modules_folder'],
    ['- just\n- a list', '(file)'],
    ['modules: {mod_rest: {allowed_ips: [nowhere]}}', 'modules.mod_rest.allowed_ips.0'],
    ['modules: {mod_rest: {allowed_destinations: ["a@b@c"]}}', 'modules.mod_rest.allowed_destinations.0'],
    ['modules: {mod_rest: {allowed_stanza_types: [banana]}}', 'modules.mod_rest.allowed_stanza_types.0'],
    ['acl:\n  admin:\n    usr: admin@localhost', 'acl.admin.usr'],
    ['a: [1', 'line 1'],
  ])('%j: %s', (yaml, where) => {
    const problems = problemsOf(() => load(yaml))
    expect(problems.map(({ path: key }) => key)).toContain(where)
    for (const { message } of problems) expect(message.length).toBeGreaterThan(10)
  })

  test('a file that was named and is not there', () => {
    expect(
      problemsOf(() =>
        loadConfig(readEnvironment({ SWITCHBOARD_CONFIG: '/nowhere.yml' } as unknown as NodeJS.ProcessEnv)),
      ),
    ).toHaveLength(1)
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['AUTH_SECRET', 'short'],
    ['SWITCHBOARD_ADMIN_JID', 'admin'],
    ['DATABASE_URL', 'mysql://switchboard:pw-4711@localhost/ejabberd'],
    ['DATABASE_URL', 'switchboard:pw-4711@localhost'],
    ['DATABASE_CONNECTIONS', '1'],
  ])('%s=%s', (name, value) => {
    const problems = problemsOf(() => readEnvironment({ [name]: value } as unknown as NodeJS.ProcessEnv))
    expect(problems.map(({ path: key }) => key)).toEqual([name])
    expect(JSON.stringify(problems)).not.toContain('pw-4711')
  })
})

describe('what is in force', () => {
  test('a newcomer has one virtual host, one admin and the hosted server as default', () => {
    const { hosted, firstAdminJid, defaultServer, listener, warnings } = load('')
    expect({ hosts: hosted.hosts, firstAdminJid, defaultServer, warnings }).toEqual({
      hosts: ['localhost'],
      firstAdminJid: 'admin@localhost',
      defaultServer: 'hosted',
      warnings: [],
    })
    expect(hosted.passwords.format).toBe('scram')
    expect(listener.handlers).toEqual([
      { prefix: ['api'], module: 'mod_http_api' },
      { prefix: ['oauth'], module: 'ejabberd_oauth' },
      { prefix: ['RPC2'], module: 'ejabberd_xmlrpc' },
      { prefix: ['rest'], module: 'mod_rest' },
    ])
  })

  test('a server is asked about its commands by itself, gently; files are beside the configuration', () => {
    const server = 'servers:\n  prod:\n    url: https://xmpp.example.org:5443/api'
    expect(load(server).servers[0]?.discovery).toMatchObject({ automatic: true, perSecond: 50 })
    const more = `${server}\n    docs_file: commands.md\n    discovery: {automatic: false, per_second: 5}`
    expect(load(more).servers[0]?.discovery).toMatchObject({
      ...{ automatic: false, perSecond: 5 },
      docsFile: expect.stringMatching(/^\/.*commands\.md$/),
    })
  })

  test('the address of XMPP goes by the server’s own TLS settings, and must not let a password be read', () => {
    const server = 'servers:\n  prod:\n    url: https://xmpp.example.org:5443/api\n    tls: {verify: false}'
    expect(load(`${server}\n    xmpp: wss://xmpp.example.org/ws`).servers[0]?.discovery?.xmpp).toEqual({
      ...{ service: 'wss://xmpp.example.org/ws', tls: { verify: false } },
    })
    expect(() => load(`${server}\n    xmpp: ws://xmpp.example.org/ws`)).toThrow('servers.prod.xmpp')
  })

  test('naming real servers leaves a newcomer what they had', () => {
    const { hosted, servers } = load('servers:\n  prod:\n    url: https://xmpp.example.org:5443/api/')
    expect(hosted.hosts).toEqual(['localhost'])
    expect(servers).toMatchObject([{ id: 'prod', label: 'prod', url: 'https://xmpp.example.org:5443/api' }])
  })

  test('a file of ejabberd’s own keeps ejabberd’s own form of passwords', () => {
    expect(load('hosts: [localhost]').hosted.passwords.format).toBe('plain')
  })

  test('rules of api_permissions add to what a newcomer has, and know their line', () => {
    const { hosted } = load('\napi_permissions:\n  # for the monitor\n  "a.b": {who: all, what: status}')
    expect(hosted.access.acl('admin', 'global')).toHaveLength(1)
    const rules = hosted.access.permissions.filter(({ name }) => !name.startsWith('scope '))
    expect(rules.map(({ name, line, implied }) => ({ name, line, implied }))).toEqual([
      { name: 'console commands', implied: true },
      { name: 'admin access' },
      { name: 'a.b', line: 4 },
    ])
  })

  test('a rule of the file stands for the newcomer’s of that name', () => {
    const { hosted } = load('api_permissions:\n  "admin access": {who: {acl: admin}, what: status}')
    const [rule, ...more] = hosted.access.permissions.filter(({ name }) => name === 'admin access')
    expect([rule?.what, more]).toEqual([[{ kind: 'command', name: 'status', negated: false }], []])
  })

  test('api_permissions that is no map stops the start', () => {
    expect(problemsOf(() => load('api_permissions: [status]')).map(problem => problem.path)).toEqual([
      'api_permissions.0',
    ])
  })

  test('a newcomer’s tokens may run the commands that their scopes name, if an admin owns them, and no more', () => {
    const { hosted } = load('')
    const definitions = (name: string) =>
      MODULES.flatMap(({ commands }) => commands.map(({ definition }) => definition)).filter(
        definition => definition.name === name,
      )
    const may = (user: string, scopes: readonly string[], command: string) =>
      decide(expandRules(hosted.access, [definitions(command)]), {
        command,
        args: {},
        frontend: 'mod_http_api',
        subject: { jid: { user, host: 'localhost' }, scopes },
      }).allowed
    expect(may('admin', ['get_roster', 'stats'], 'stats')).toBe(true)
    expect(may('admin', ['get_roster', 'stats'], 'status')).toBe(false)
    expect(may('admin', ['ejabberd:admin'], 'status')).toBe(true)
    expect(may('admin', ['ejabberd:user', 'sasl_auth'], 'status')).toBe(false)
    expect(may('alice', ['stats', 'ejabberd:admin'], 'stats')).toBe(false)
    expect(may('admin', ['stop', 'ejabberd:admin'], 'stop')).toBe(false)
  })

  test('the first admin can be named from outside', () => {
    const { firstAdminJid, hosted } = load('', {
      SWITCHBOARD_ADMIN_JID: 'root@example.org',
    } as unknown as NodeJS.ProcessEnv)
    expect([firstAdminJid, hosted.hosts]).toEqual(['root@example.org', ['example.org']])
  })

  test('a key that ejabberd knows and one that nobody knows are both named, in different words', () => {
    const { warnings } = load('shaper: {}\nhostz: [localhost]')
    expect(warnings).toHaveLength(2)
    expect(warnings[0]).toMatch(/^shaper: .*ejabberd/)
    expect(warnings[1]).toMatch(/^hostz: .*misspelt/)
  })

  test.each(readdirSync('conformance/configs'))('the whole ejabberd.yml %s is accepted', file => {
    const config = loadConfig(
      readEnvironment({ SWITCHBOARD_CONFIG: `conformance/configs/${file}` } as unknown as NodeJS.ProcessEnv),
    )
    expect(config.hosted.hosts).toEqual(['localhost', 'example.org'])
  })

  test('the folder for files is beside the configuration file, and must be one', () => {
    expect(load('console: {files_folder: .}').hosted.filesFolder).toBe(folder)
    expect(load('').hosted.filesFolder).toBeUndefined()
  })

  test('default_version counts for requests to a virtual host', () => {
    const { defaultVersion } = load('modules:\n  mod_http_api:\n    default_version: "24.02"')
    expect([
      defaultVersion('localhost:5380'),
      defaultVersion('elsewhere'),
      defaultVersion(undefined),
    ]).toEqual([1, LATEST, LATEST])
  })
})
