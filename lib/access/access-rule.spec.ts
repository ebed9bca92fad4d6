import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { accessAllows } from './access-rule'
import { GLOBAL, type Subject } from './conditions'
import { parseAccess } from './rules'

const read = parseAccess(
  parse(`
acl:
  admin: {user: admin@localhost}
  local: {user_regexp: ""}
  staff: {user: [alice@localhost, carol@example.org]}
  faraway: {ip: 10.0.0.0/8}
  either: [{user: bob@localhost}, {ip: 10.0.0.0/8}]
  anywhere: {user: carol}
  globbed: {user_glob: "b[!x]*@localhost"}
  nodes: {node_regexp: {"^a": "^exam"}}
  friends: {shared_group: friends}
access_rules:
  configure: {allow: admin}
  nobob: [deny: {user: bob@localhost}, allow: local]
  both: [allow: [acl: staff, server: example.org]]
  two_users: {allow: {user: [alice@localhost, bob@localhost]}}
  faronly: {allow: faraway}
  either: {allow: either}
  anywhere: {allow: anywhere}
  globbed: {allow: globbed}
  nodes: {allow: nodes}
  friends: {allow: friends}
  everybody: allow
  unknown_acl: {allow: nosuch}
append_host_config:
  example.org:
    acl: {admin: {user: carol@example.org}}
    access_rules: {own: {allow: admin}}
host_config:
  replaced.example: {access_rules: {own: {allow: admin}}}
`),
  ['localhost', 'example.org', 'replaced.example'],
  { isGroupMember: (jid, group) => group === 'friends' && jid.user === 'bob' },
)
if (!read.ok) throw new Error('these rules are right')

const nobody: Subject = { address: '127.0.0.1' }
const far: Subject = { address: '10.1.2.3' }
const person = (user: string, host = 'localhost'): Subject => ({ jid: { user, host }, address: '127.0.0.1' })
const [admin, alice, bob] = ['admin', 'alice', 'bob'].map(user => person(user)) as [Subject, Subject, Subject]
const carol = person('carol', 'example.org')
const stranger = person('carol', 'elsewhere.example')

test.each<[rule: string, allowed: Subject[], denied: Subject[], scope?: string]>([
  ['all', [nobody, alice], []],
  ['none', [], [nobody, admin]],
  ['nosuch', [], [nobody, admin]],
  ['unknown_acl', [], [nobody, admin]],
  ['everybody', [nobody, alice], []],
  ['configure', [admin], [nobody, alice, carol]],
  ['configure', [admin], [nobody, alice, carol], 'localhost'],
  ['configure', [carol], [nobody, alice, admin], 'example.org'],
  ['configure', [], [nobody, admin, carol], 'nosuch.example'],
  ['everybody', [], [nobody, admin], 'nosuch.example'],
  ['own', [carol], [admin], 'example.org'],
  ['own', [], [carol, admin], 'localhost'],
  ['own', [admin], [carol], 'replaced.example'],
  ['configure', [], [nobody, admin, carol], 'replaced.example'],
  ['nobob', [admin, alice, carol], [nobody, bob, stranger]],
  ['both', [carol], [nobody, alice]],
  ['two_users', [], [nobody, alice, bob]],
  ['faronly', [far], [nobody, admin]],
  ['either', [far, bob], [nobody, alice]],
  ['anywhere', [carol, person('carol')], [nobody, stranger]],
  ['globbed', [bob], [nobody, alice, person('bx1'), person('bob', 'example.org')]],
  ['nodes', [person('alice', 'example.org')], [nobody, alice, carol]],
  ['friends', [bob], [nobody, alice]],
])('%s', (rule, allowed, denied, scope = GLOBAL) => {
  const answers = (subjects: Subject[]) =>
    subjects.map(subject => accessAllows(read.rules, rule, scope, subject))
  expect(answers(allowed)).toEqual(allowed.map(() => true))
  expect(answers(denied)).toEqual(denied.map(() => false))
})
