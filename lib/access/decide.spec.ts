import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Definition } from '@/lib/commands/definition'
import { binary, rescode } from '@/lib/commands/fields'
import type { Subject } from './conditions'
import { type AccessRequest, decide, expandRules } from './decide'
import { type AccessSection, parseAccess } from './rules'

const HOSTS = ['localhost', 'example.org']

const define = (name: string, tags: string[], args: string[] = [], version = 0): Definition => ({
  name,
  version,
  tags,
  module: 'mod_x',
  policy: 'restricted',
  args: args.map(binary),
  renames: {},
  result: rescode('res'),
})

const COMMANDS: Definition[][] = [
  [define('status', ['server'])],
  [define('stop', ['server'])],
  [define('start', ['server'])],
  [define('stats', ['statistics'])],
  [define('register', ['accounts'], ['user', 'host', 'password'])],
  [define('check_account', ['accounts'], ['user', 'host'])],
  [define('status_list', ['session'], ['status']), define('status_list', ['session'], ['status'], 3)],
]

function access(section: AccessSection) {
  const read = parseAccess(section, HOSTS)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return expandRules(read.rules, COMMANDS)
}

const ACL =
  'acl: {admin: {user: admin@localhost}, local: {user_regexp: ""}}\naccess_rules: {configure: {allow: admin}}'
const rules = (permissions: string) => access(parse(`${ACL}\napi_permissions: ${permissions}`))

const nobody: Subject = { address: '127.0.0.1' }
const person = (user: string, host = 'localhost', scopes?: string[]): Subject => ({
  jid: { user, host },
  address: '127.0.0.1',
  ...(scopes && { scopes }),
})
const [admin, alice] = [person('admin'), person('alice')]
const carol = person('carol', 'example.org')

const request = (command: string, subject: Subject, more: Partial<AccessRequest> = {}): AccessRequest => ({
  command,
  args: {},
  frontend: 'mod_http_api',
  subject,
  ...more,
})
const atHost = (host: string) => ({ args: { user: 'x', host } })

describe('without api_permissions', () => {
  const expanded = access(parse(ACL))
  test.each<[who: string, request: AccessRequest, allowed: boolean]>([
    ['nobody', request('status', nobody), false],
    ['an account', request('status', alice), false],
    ['an admin', request('status', admin), true],
    ['an admin on stop', request('stop', admin), false],
    ['an admin’s token', request('status', person('admin', 'localhost', ['ejabberd:admin'])), true],
    ['an admin’s token of another scope', request('status', person('admin', 'localhost', ['status'])), false],
    ['another’s token', request('status', person('alice', 'localhost', ['ejabberd:admin'])), false],
    ['an admin on an unknown command', request('nosuch', admin), false],
    ['the console', request('stop', {}, { frontend: 'ejabberd_ctl' }), true],
    ['echo', request('echo', nobody), true],
  ])('%s', (_, asked, allowed) => expect(decide(expanded, asked).allowed).toBe(allowed))

  test('the deciding rule is named', () => {
    expect(decide(expanded, request('status', admin)).rule).toBe('admin access')
    expect(decide(expanded, request('status', {}, { frontend: 'ejabberd_ctl' })).rule).toBe(
      'console commands',
    )
  })
})

describe('the gate of the virtual hosts', () => {
  const expanded = access(
    parse(`
acl: {admin: {user: admin@localhost}, helpers: {user: alice@example.org}}
append_host_config: {example.org: {acl: {admin: {user: carol@example.org}}}}
access_rules: {configure: {allow: admin}}
api_permissions:
  everybody: {who: [all, oauth: {scope: s, acl: all}], what: "*"}
`),
  )
  test.each<[who: string, request: AccessRequest, allowed: boolean]>([
    ['lets nobody in particular pass', request('register', nobody, atHost('nosuch.example')), true],
    ['stops an account at its own host', request('register', alice, atHost('localhost')), false],
    [
      'stops a token alike',
      request('register', person('alice', 'localhost', ['s']), atHost('localhost')),
      false,
    ],
    ['lets the admin of the host pass', request('register', admin, atHost('localhost')), true],
    ['stops the admin of another host', request('register', admin, atHost('example.org')), false],
    ['lets a host’s own admin pass there', request('register', carol, atHost('example.org')), true],
    ['stops at an unknown host', request('register', admin, atHost('nosuch.example')), false],
    ['stops at another spelling', request('register', admin, atHost('LOCALHOST')), false],
    ['stops at an empty host', request('register', admin, atHost('')), false],
    ['stops at a host called global', request('register', admin, atHost('global')), false],
    ['looks at no other argument', request('register', alice, { args: { localhost: 'localhost' } }), true],
  ])('%s', (_, asked, allowed) => expect(decide(expanded, asked).allowed).toBe(allowed))

  test('names are looked up at the caller’s host where the command has a host, else globally', () => {
    const section = parse(`
append_host_config: {example.org: {acl: {helpers: {user: carol@example.org}}}}
access_rules: {configure: allow}
api_permissions: {helpers: {who: helpers, what: "*"}}`)
    expect(decide(access(section), request('register', carol, atHost('localhost'))).allowed).toBe(true)
    expect(decide(access(section), request('status', carol)).allowed).toBe(false)
  })
})

describe('from', () => {
  test.each<[from: string, tag: string | undefined, allowed: boolean]>([
    ['mod_http_api', undefined, true],
    ['[ejabberd_xmlrpc]', undefined, false],
    ['[{tag: corner}]', 'corner', true],
    ['[{tag: corner}]', undefined, false],
    ['[{tag: middle}, {tag: corner}]', 'corner', true],
    ['[mod_http_api, {tag: corner}]', 'corner', true],
    ['[mod_http_api, {tag: middle}]', 'corner', false],
    ['[ejabberd_xmlrpc, {tag: corner}]', 'corner', false],
  ])('%s, called by mod_http_api with tag %s: %s', (from, tag, allowed) => {
    const expanded = rules(`{r: {from: ${from}, who: all, what: "*"}}`)
    expect(decide(expanded, request('status', nobody, { tag })).allowed).toBe(allowed)
  })
})

describe('tokens', () => {
  const expanded = rules(`
  "by address": {who: {ip: 127.0.0.0/8}, what: status}
  "everybody": {who: all, what: stop}
  "token": {who: {oauth: {scope: [a, b], acl: local}}, what: stats}
  "token of nobody": {who: {oauth: {scope: c}}, what: "*"}`)
  const token = (...scopes: string[]) => person('alice', 'localhost', scopes)
  test.each<[name: string, request: AccessRequest, allowed: boolean]>([
    ['an address opens nothing for a token', request('status', token('a')), false],
    ['what everybody may is closed to a token', request('stop', token('a')), false],
    ['one of several scopes is enough', request('stats', token('x', 'b')), true],
    ['another scope is not', request('stats', token('x')), false],
    ['a token without scopes opens nothing', request('stats', token()), false],
    ['the account itself has no scope', request('stats', alice), false],
    ['a scope without a person opens nothing', request('status', token('c')), false],
  ])('%s', (_, asked, allowed) => expect(decide(expanded, asked).allowed).toBe(allowed))
})

describe('what', () => {
  const covered = (what: string) => {
    const expanded = rules(`{r: {who: all, what: ${what}}}`)
    return COMMANDS.flatMap(([command]) =>
      command && decide(expanded, request(command.name, nobody)).allowed ? command.name : [],
    )
  }
  test.each([
    ['[]', []],
    ['"!stats"', []],
    ['["*", "!*"]', []],
    ['[stats, "!stats"]', []],
    ['["!stats", stats]', []],
    ['[nosuch, "[tag:nosuch]"]', []],
    ['stats', ['stats']],
    ['["[tag:accounts]", "!register"]', ['check_account']],
    ['"[tag:v3]"', ['status_list']],
    ['["*", "![tag:server]", "![tag:accounts]"]', ['stats', 'status_list']],
  ])('%s covers %j', (what, names) => expect(covered(what)).toEqual(names))

  const pattern = fc.constantFrom(
    '*',
    'stats',
    'stop',
    'nosuch',
    '[tag:server]',
    '[tag:accounts]',
    '[tag:v3]',
  )
  const patterns = fc.array(fc.tuple(fc.boolean(), pattern).map(([no, text]) => (no ? `!${text}` : text)))

  test('an exclusion never widens, and the order has no meaning', () => {
    fc.assert(
      fc.property(patterns, pattern, (what, excluded) => {
        const before = covered(JSON.stringify(what))
        const after = covered(JSON.stringify([...what, `!${excluded}`]))
        expect(before).toEqual(expect.arrayContaining(after))
        expect(covered(JSON.stringify([`!${excluded}`, ...what]))).toEqual(after)
      }),
    )
  })

  test('one rule more never takes anything away', () => {
    fc.assert(
      fc.property(patterns, patterns, (one, other) => {
        const both = rules(JSON.stringify({ a: { who: 'all', what: one }, b: { who: 'all', what: other } }))
        for (const name of [...covered(JSON.stringify(one)), ...covered(JSON.stringify(other))]) {
          expect(decide(both, request(name, nobody)).allowed).toBe(true)
        }
      }),
    )
  })
})

test('a rule called "console commands" replaces the one that is understood', () => {
  const expanded = rules('{console commands: {from: ejabberd_ctl, who: all, what: status}}')
  expect(decide(expanded, request('status', {}, { frontend: 'ejabberd_ctl' })).allowed).toBe(true)
  expect(decide(expanded, request('stats', {}, { frontend: 'ejabberd_ctl' })).allowed).toBe(false)
})
