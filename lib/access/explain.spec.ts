import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { anyRequest, anySection, COMMANDS, HOSTS } from './arbitraries'
import type { Subject } from './conditions'
import { type AccessRequest, decide, expandRules } from './decide'
import { explain } from './explain'
import type { Change, Explanation } from './explanation'
import { forAccountHolder } from './for-account-holder'
import { type AccessSection, parseAccess } from './rules'

function access(section: AccessSection) {
  const read = parseAccess(section, HOSTS, { isGroupMember: ({ user }) => user === 'bob' })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return expandRules(read.rules, COMMANDS)
}

/** Puts the change into the configuration as an operator does: its lines below the keys that are there. */
function paste(section: AccessSection, change: Change): AccessSection {
  return parse(stringify(merge(section, change.section)))
}

function merge(target: unknown, added: unknown): unknown {
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isMap(target) || !isMap(added)) return added
  const keys = new Set([...Object.keys(target), ...Object.keys(added)])
  return Object.fromEntries(
    [...keys].map(key => [key, key in added ? merge(target[key], added[key]) : target[key]]),
  )
}

const changeOf = ({ remedy }: Explanation) => (remedy?.kind === 'change' ? remedy.change : undefined)

const argsAt = (host: string | undefined): AccessRequest['args'] => (host === undefined ? {} : { host })

/** Calls of everybody, through everything: what a change could have opened by mistake. */
const everyCall: readonly AccessRequest[] = COMMANDS.flatMap(([definition]) => {
  const command = definition?.name ?? ''
  const takesHost = definition?.args.some(({ name }) => name === 'host')
  const subjects: Subject[] = ['alice', 'bob', 'admin', 'carol'].flatMap(user =>
    HOSTS.flatMap(host =>
      [undefined, ['status'], ['x'], ['ejabberd:admin', 'ejabberd:user']].map(scopes => ({
        jid: { user, host },
        address: '127.0.0.1',
        ...(scopes && { scopes }),
      })),
    ),
  )
  return [{ address: '127.0.0.1' }, ...subjects].flatMap(subject =>
    (takesHost ? HOSTS : [undefined]).flatMap(host =>
      [['mod_http_api'], ['ejabberd_ctl'], ['mod_http_api', 'corner']].map(([frontend = '', tag]) => ({
        command,
        args: argsAt(host),
        frontend,
        subject,
        ...(tag && { tag }),
      })),
    ),
  )
})

const personOf = ({ subject: { jid } }: AccessRequest) => jid && `${jid.user}@${jid.host}`

test('the explanation says what decide says, and names an allowing rule first', () => {
  fc.assert(
    fc.property(anySection, anyRequest, (section, request) => {
      const expanded = access(section)
      const [{ allowed }, explanation] = [decide(expanded, request), explain(expanded, request)]
      expect(explanation.allowed).toBe(allowed)
      const [first] = explanation.rules
      if (allowed) expect([first?.from.fits, first?.what.fits, first?.who.fits]).toEqual([true, true, true])
      expect(explanation.remedy === undefined).toBe(allowed)
      expect(forAccountHolder(explanation).allowed).toBe(allowed)
    }),
    { numRuns: 60 },
  )
})

test('the change allows the call; it opens nothing to anybody else, and takes nothing away', () => {
  fc.assert(
    fc.property(anySection, anyRequest, (section, somewhere) => {
      const request = { ...somewhere, subject: { ...somewhere.subject, address: '127.0.0.1' } }
      const before = access(section)
      const change = changeOf(explain(before, request))
      fc.pre(change !== undefined)
      if (!change) return
      const after = access(paste(section, change))
      expect(decide(after, request).allowed).toBe(true)
      for (const call of everyCall) {
        const [was, is] = [decide(before, call).allowed, decide(after, call).allowed]
        if (was) expect([call, is]).toEqual([call, true])
        if (was || !is) continue
        // Who leaves their credentials out may do it anyway.
        const anonymous = { ...call, subject: { address: '127.0.0.1' } }
        if (change.opensGate !== undefined && decide(before, anonymous).allowed) continue
        expect([call, personOf(call)]).toEqual([call, personOf(request)])
        const isListed = change.alsoOpens.some(
          ({ command, host }) => command === call.command && host === call.args.host,
        )
        if (!isListed) expect([call, call.command]).toEqual([call, request.command])
        // Without a gate to open, not even the same command through another interface or with another scope.
        if (change.opensGate !== undefined) continue
        expect([call.frontend, call.tag ?? request.tag]).toEqual([request.frontend, request.tag ?? call.tag])
        const common = call.subject.scopes?.some(scope => request.subject.scopes?.includes(scope))
        expect([call, common]).toEqual([call, request.subject.scopes && true])
      }
    }),
    { numRuns: 150 },
  )
})

test('what a change is said to open besides is open then', () => {
  let seen = 0
  fc.assert(
    fc.property(anySection, anyRequest, (section, request) => {
      const change = changeOf(explain(access(section), request))
      if (!change || change.alsoOpens.length === 0) return
      seen += 1
      const after = access(paste(section, change))
      for (const { command, host } of change.alsoOpens) {
        const scopes = ['status', 'ejabberd:admin', 'ejabberd:user', 'x']
        const isOpen = [undefined, scopes].some(each =>
          ['mod_http_api', 'ejabberd_xmlrpc', 'ejabberd_ctl', 'mod_adhoc_api', 'mod_cron'].some(frontend =>
            [undefined, 'corner', 'middle'].some(tag => {
              const subject = { ...request.subject, scopes: each }
              return decide(after, { ...request, command, args: { host }, frontend, tag, subject }).allowed
            }),
          ),
        )
        expect([command, host, isOpen]).toEqual([command, host, true])
      }
    }),
    // Few changes open anything besides; so many are tried that some do.
    { numRuns: 5000 },
  )
  expect(seen).toBeGreaterThan(0)
})

test('the order of rules has no meaning', () => {
  fc.assert(
    fc.property(anySection, anyRequest, (section, request) => {
      const rules = Object.entries(section.api_permissions ?? {})
      const turned = { ...section, api_permissions: Object.fromEntries(rules.reverse()) }
      fc.pre(rules.length > 0)
      expect(explain(access(turned), request).allowed).toBe(explain(access(section), request).allowed)
    }),
  )
})

const CONFIG = `
acl: {admin: {user: admin@localhost}, staff: {user: bob@localhost}}
access_rules: {configure: [{deny: {user: eve@localhost}}, {allow: admin}]}
api_permissions:
  "admins": {who: {acl: admin}, what: "*"}
  "by script": {from: ejabberd_ctl, who: {user: alice@localhost}, what: [status, stats]}
  "by token": {who: {oauth: {scope: [monitor], user: alice@localhost}}, what: status}
  "staff": {who: {acl: staff}, what: ["[tag:accounts]", "!register"]}
`
const alice = { jid: { user: 'alice', host: 'localhost' }, address: '127.0.0.1' }
const ask = (command: string, subject: Subject, args: AccessRequest['args'] = {}) =>
  explain(access(parse(CONFIG)), { command, args, frontend: 'mod_http_api', subject })

describe('an explanation', () => {
  test('puts the nearest miss first and says which part missed', () => {
    const { rules } = ask('status', alice)
    expect(rules.map(({ name, from, what, who }) => [name, from.fits, what.fits, who.because])).toEqual([
      ['by token', true, true, 'token-needed'],
      ['by script', false, true, undefined],
      ['admins', true, true, 'other-people'],
      ['console commands', false, true, undefined],
      ['staff', true, false, 'other-people'],
    ])
    expect(rules[0]?.who.scopes).toEqual(['monitor'])
  })

  test('tells a token whose scope is missing from one that counts for nothing here', () => {
    const because = (rule: string, scopes: string[]) =>
      ask('status', { ...alice, scopes }).rules.find(({ name }) => name === rule)?.who.because
    expect(because('by token', ['x'])).toBe('scope')
    expect(because('by token', ['monitor'])).toBeUndefined()
    expect(because('by script', ['x'])).toBe('token-used')
    expect(because('admins', ['x'])).toBe('other-people')
  })

  test.each<[who: string, user: string, host: string, because: string]>([
    ['an account that no clause names', 'alice', 'localhost', 'no-clause'],
    ['an account that is turned away', 'eve', 'localhost', 'denied'],
    ['a host that is none', 'admin', 'nosuch', 'unknown-host'],
  ])('says why the gate is closed: %s', (_, user, host, because) => {
    const { gate } = ask('register', { jid: { user, host: 'localhost' } }, { host })
    expect(gate).toMatchObject({ kind: 'closed', host, because })
  })

  test('of an older release has no gate', () => {
    const request = { command: 'check_account', args: { host: 'localhost' }, frontend: 'mod_http_api' }
    const bob = { jid: { user: 'bob', host: 'localhost' } }
    const explanation = explain(access(parse(CONFIG)), { ...request, subject: bob }, { hasHostGate: false })
    expect(explanation).toMatchObject({ allowed: true, gate: { because: 'older-release' } })
  })
})

describe('a change', () => {
  test('is one rule for the person, the command and the interface', () => {
    expect(stringify(changeOf(ask('stats', alice))?.section)).toBe(
      `api_permissions:
  alice@localhost may run stats:
    from: mod_http_api
    who:
      user: alice@localhost
    what: stats
`,
    )
  })

  test('of a token names its narrowest scope', () => {
    const change = changeOf(ask('stats', { ...alice, scopes: ['ejabberd:user', 'stats'] }))
    expect(stringify(change?.section)).toContain('- scope: stats\n        - user: alice@localhost')
  })

  test('of a gate keeps its clauses and leaves the other hosts alone', () => {
    const change = changeOf(
      ask('check_account', { jid: { user: 'bob', host: 'localhost' } }, { host: 'localhost' }),
    )
    expect(change).toMatchObject({ opensGate: 'localhost', writesDefaults: false })
    expect(change?.addsRule).toBeUndefined()
    expect(stringify(change?.section)).toBe(
      `append_host_config:
  localhost:
    access_rules:
      configure:
        - allow:
            user: bob@localhost
        - deny:
            user: eve@localhost
        - allow: admin
`,
    )
  })

  test('where api_permissions is absent keeps what applied without it', () => {
    const expanded = access({ acl: { admin: { user: 'admin@localhost' } } })
    const request = { command: 'stats', args: {}, frontend: 'mod_http_api', subject: alice }
    const change = changeOf(explain(expanded, request))
    expect(change?.writesDefaults).toBe(true)
    expect(Object.keys((change?.section.api_permissions as object) ?? {})).toEqual([
      'admin access',
      'alice@localhost may run stats',
    ])
  })

  test.each<[who: string, command: string, subject: Subject, args: AccessRequest['args'], because: string]>([
    ['a caller without credentials', 'stats', { address: '127.0.0.1' }, {}, 'anonymous'],
    ['a token without scopes', 'stats', { ...alice, scopes: [] }, {}, 'no-scope'],
    ['a host that is none', 'register', alice, { host: 'nosuch' }, 'unknown-host'],
    ['a command that is none', 'nosuch', alice, {}, 'unknown-command'],
  ])('cannot be made for %s', (_, command, subject, args, because) => {
    expect(ask(command, subject, args).remedy).toEqual({ kind: 'none', because })
  })
})

test('who may not see the rules sees no other person, no ACL, no virtual host and no line', () => {
  fc.assert(
    fc.property(anySection, anyRequest, (section, request) => {
      const alice = { jid: { user: 'zoe', host: 'localhost' } }
      const shown = JSON.stringify(
        forAccountHolder(explain(access(section), { ...request, subject: alice, args: {} })),
      )
      expect(shown).not.toMatch(/bob|carol|alice|example\.org|staff|"line"|"text"|"clauses"/)
    }),
  )
  const closed = (user: string, host: string) =>
    forAccountHolder(ask('register', { jid: { user, host: 'localhost' } }, { host }))
  expect(closed('alice', 'localhost').gate).toEqual({ kind: 'closed', host: 'localhost' })
  expect(closed('alice', 'localhost').remedy).toEqual({ kind: 'ask-operator', host: 'localhost' })
  expect(closed('alice', 'nosuch').remedy).toEqual({ kind: 'ask-operator', host: 'nosuch' })
})
