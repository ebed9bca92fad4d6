import fc from 'fast-check'
import type { Definition } from '@/lib/commands/definition'
import { binary, rescode } from '@/lib/commands/fields'
import type { Subject } from './conditions'
import type { AccessRequest } from './decide'
import { FRONTENDS } from './permissions'
import type { AccessSection } from './rules'

/** For specs: small worlds in which rules collide often. */

export const HOSTS = ['localhost', 'example.org']

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

export const COMMANDS: Definition[][] = [
  [define('status', ['server'])],
  [define('stop', ['server'])],
  [define('start', ['server'])],
  [define('stats', ['statistics'])],
  [define('register', ['accounts'], ['user', 'host', 'password'])],
  [define('check_account', ['accounts'], ['user', 'host'])],
  [define('status_list', ['session'], ['status']), define('status_list', ['session'], ['status'], 3)],
]

const user = fc.constantFrom('alice', 'bob', 'admin', 'carol')
const host = fc.constantFrom(...HOSTS)
const scope = fc.constantFrom('status', 'ejabberd:admin', 'ejabberd:user', 'x')
const aclName = fc.constantFrom('admin', 'staff', 'near', 'nosuch', 'all', 'none')
const ruleName = fc.constantFrom('configure', 'trusted', 'nosuch', 'all', 'none')
const address = fc.constantFrom('127.0.0.1', '10.1.2.3', '2001:db8::5')

const one = <T>(key: string, value: fc.Arbitrary<T>) => value.map(each => ({ [key]: each }))
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 })
const jid = fc.tuple(user, host).map(parts => parts.join('@'))

const condition = fc.oneof(
  one('user', fc.oneof(jid, user, some(jid))),
  one('user_regexp', fc.constantFrom('', '^a', 'li', '(?i)^BOB$', 'o@localhost')),
  one('user_glob', fc.constantFrom('*', 'b*', '[a-c]*@example.org')),
  one('server', host),
  one('server_glob', fc.constantFrom('*', '*.org')),
  one('node_regexp', fc.constant({ '^a': '^exam' })),
  one('resource', fc.constantFrom('phone')),
  one('shared_group', fc.constantFrom('friends', 'friends@localhost')),
  one('ip', fc.constantFrom('127.0.0.0/8', '10.1.2.3', '2001:db8::/32')),
)
const clause = fc.oneof(
  fc.constantFrom('allow', 'deny'),
  fc
    .tuple(fc.constantFrom('allow', 'deny'), some(fc.oneof(aclName, condition)))
    .map(([action, conditions]) => ({ [action]: conditions })),
)
const accessRule = fc.array(clause, { maxLength: 3 })
const plain = fc.oneof(
  one('acl', aclName),
  one('access', fc.oneof<fc.Arbitrary<unknown>[]>(ruleName, accessRule)),
  condition,
)
const oauth = fc
  .tuple(some(scope), fc.array(plain, { maxLength: 2 }))
  .map(([scopes, who]) => ({ oauth: [{ scope: scopes }, ...who] }))
const pattern = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom('*', 'status', 'stats', 'register', '[tag:server]', '[tag:accounts]', '[tag:v3]'),
  )
  .map(([negated, text]) => (negated ? `!${text}` : text))
const frontend = fc.constantFrom<string>(...FRONTENDS.slice(0, 3))
const tag = fc.constantFrom('corner', 'middle')

const permission = fc.record(
  {
    from: fc.array(fc.oneof(frontend, one('tag', tag)), { maxLength: 2 }),
    who: fc.oneof(aclName, fc.array(fc.oneof(plain, oauth), { maxLength: 3 })),
    what: fc.array(pattern, { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const hostOptions = fc.dictionary(
  host,
  fc.record(
    {
      acl: fc.dictionary(fc.constantFrom('admin', 'staff'), some(condition), { maxKeys: 2 }),
      access_rules: fc.dictionary(fc.constantFrom('configure', 'trusted'), accessRule, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
  { maxKeys: 2 },
)
const noEmptyClause = (section: unknown) => !JSON.stringify(section).match(/"(allow|deny)":\[\]/)

/** Sections of a configuration that are right. */
export const anySection: fc.Arbitrary<AccessSection> = fc
  .record({
    acl: maybe(fc.dictionary(fc.constantFrom('admin', 'staff', 'near'), some(condition), { maxKeys: 3 })),
    access_rules: maybe(fc.dictionary(fc.constantFrom('configure', 'trusted'), accessRule, { maxKeys: 2 })),
    api_permissions: maybe(
      fc.dictionary(fc.constantFrom('a', 'b', 'console commands', 'admin access'), permission, {
        maxKeys: 3,
      }),
    ),
    host_config: maybe(hostOptions),
    append_host_config: maybe(hostOptions),
  })
  .filter(noEmptyClause)

const subject: fc.Arbitrary<Subject> = fc.record(
  { jid: fc.record({ user, host }), address, scopes: fc.uniqueArray(scope, { maxLength: 2 }) },
  { requiredKeys: [] },
)

/** Calls; those with an account most often. */
export const anyRequest: fc.Arbitrary<AccessRequest> = fc
  .record({
    name: fc.constantFrom(...COMMANDS.map(([definition]) => definition?.name ?? '')),
    host: fc.oneof({ weight: 6, arbitrary: host }, { weight: 1, arbitrary: fc.constantFrom('', 'nosuch') }),
    frontend,
    tag: maybe(tag),
    subject: fc.oneof({ weight: 4, arbitrary: subject.filter(({ jid }) => jid !== undefined) }, subject),
  })
  .map(({ name, host, frontend, tag, subject }) => {
    const takesHost = COMMANDS.some(
      ([each]) => each?.name === name && each.args.some(arg => arg.name === 'host'),
    )
    const args: Record<string, string> = takesHost ? { host } : {}
    return { command: name, args, frontend, subject, ...(tag && { tag }) }
  })
