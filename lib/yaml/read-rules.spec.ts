import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expandRules } from '@/lib/access/decide'
import { overviewOf } from './overview'
import { readRules } from './read-rules'

const overview = (text: string) => {
  const read = readRules(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return overviewOf(expandRules(read.file.rules, []))
}
const problems = (text: string) => {
  const read = readRules(text)
  return read.ok ? [] : read.problems
}

test.each(readdirSync('conformance/configs'))(
  'the whole ejabberd.yml %s is read, and written as it decides',
  file => {
    const { rules, yaml } = overview(readFileSync(`conformance/configs/${file}`, 'utf8'))
    expect(rules.length).toBeGreaterThan(0)
    expect(overview(`hosts: [localhost, example.org]\n${yaml}`).yaml).toBe(yaml)
  },
)

describe('what is wrong is told with its line', () => {
  test.each([
    ['hosts: [a]\napi_permissions:\n  r:\n    who: {usr: x}', 'api_permissions.r.who.usr', 4],
    ['api_permissions:\n  r:\n    what:\n      - a\n      - "!!b"', 'api_permissions.r.what.1', 3],
    ['acl: {a: {ip: x}}', 'acl.a.ip', 1],
  ])('%j', (text, path, line) => expect(problems(text)).toMatchObject([{ path, line }]))

  test.each(['a: [', '- a list', 'just text'])('%j is no configuration', text =>
    expect(problems(text)).not.toEqual([]),
  )
})

test.each([
  `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'.replace(/./g, (each, at: number) => `${each}: &${each} [${'*'.concat('abcdefghi'[at] ?? '', ', ').repeat(9)}]\n`)}`,
  'acl: &a {x: *a}',
  `acl: ${'['.repeat(20_000)}`,
])('a text that was made to break a reader is turned down', text => {
  expect(problems(text)).not.toEqual([])
})

test('what the text does not hold is said', () => {
  const read = readRules('include_config_file: [x.yml]\nacl: {a: {shared_group: g}}')
  expect(read.ok && read.file.caveats).toHaveLength(3)
})

test('rules are told in words, with their lines', () => {
  const { rules, acls } = overview(`
hosts: [localhost]
acl:
  admin:
    - user: [root@localhost, admin]
    - ip: 10.0.0.0/8
  everyone: {user_regexp: ""}
api_permissions:
  console commands: {from: [ejabberd_ctl], who: all, what: "*"}
  desk:
    from: [mod_http_api, {tag: desk}]
    who: [{acl: admin}, {oauth: {scope: [stats, "ejabberd:admin"], acl: admin}}]
    what: ["[tag:accounts]", status, "!unregister"]
`)
  expect(rules.map(({ name, line, from, who, what }) => [name, line, from, who, what])).toEqual([
    ['console commands', 9, 'ejabberd_ctl', ['everybody'], 'every command'],
    [
      'desk',
      10,
      'mod_http_api on listeners tagged desk',
      ['the ACL admin', 'a token with the scope stats or ejabberd:admin, of the ACL admin'],
      'commands tagged accounts and status except unregister',
    ],
  ])
  expect(acls).toEqual([
    {
      name: 'admin',
      line: 4,
      entries: ['root@localhost', 'admin of any virtual host', 'callers from 10.0.0.0/8'],
    },
    { name: 'everyone', line: 7, entries: ['every account of any virtual host'] },
  ])
})
