import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, parseDocument, visit } from 'yaml'
import { GLOBAL } from '@/lib/access/conditions'
import { decide, expandRules, rulingRule } from '@/lib/access/decide'
import { hasHostGate } from '@/lib/access/gate'
import { PURPOSES, type PurposeId, STOPPING } from '@/lib/access/purposes'
import { parseAccess } from '@/lib/access/rules'
import { catalogueOf } from '@/lib/catalog/catalogue'
import { definitionsOf, RELEASES } from '@/lib/catalog/facts'
import { addressProblem } from '@/lib/servers/ejabberd/discovery/adhoc/address'
import { mergeNotes, type SetupFacts, type SetupWish, setupSections, writeSetup } from '@/lib/yaml/setup'
import { hasAdhocApi, xmppUrlBeside } from '@/lib/yaml/setup-adhoc'

const factsOf = (release: string, apiUrl = 'https://xmpp.example.org:5443/api'): SetupFacts => ({
  ...{ apiUrl, oauthUrl: `${new URL(apiUrl).origin}/oauth`, xmppUrl: xmppUrlBeside(apiUrl), release },
  modules: Object.fromEntries(
    [...definitionsOf(release)].map(([name, versions]) => [name, versions.at(-1)?.module ?? '']),
  ),
})
const jid = { user: 'ops', host: 'example.org' }
const wish = { jid, purposes: [], tokens: false, adhoc: false } as const
const others = [{ user: 'ops', host: 'localhost' }, { user: 'alice', host: 'example.org' }, undefined]

const release = fc.constantFrom(...RELEASES)
const purposes = fc.subarray(PURPOSES.map(({ id }) => id))
const scopes = fc.subarray(['ejabberd:admin', 'status', 'register', 'unregister', 'destroy_room', 'dump'])

/** Who may do what under the rules of a snippet that was put into an empty file. */
function rulesOf(wish: SetupWish, facts: SetupFacts) {
  const read = parseAccess(parse(writeSetup(wish, facts)), ['example.org', 'localhost'])
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const expanded = expandRules(read.rules, definitionsOf(facts.release).values())
  return (
    command: string,
    subject: { jid?: typeof jid; scopes?: readonly string[] },
    frontend = 'mod_http_api',
  ) => {
    const request = { command, args: {}, frontend, subject }
    if (!hasHostGate(facts.release)) return rulingRule(expanded, request, GLOBAL) !== undefined
    const takesHost = definitionsOf(facts.release)
      .get(command)
      ?.at(-1)
      ?.args.some(({ name }) => name === 'host')
    return decide(expanded, { ...request, args: takesHost ? { host: 'example.org' } : {} }).allowed
  }
}

const isOf = (ids: readonly PurposeId[], command: string) =>
  PURPOSES.some(
    ({ id, commands }) =>
      ids.includes(id) &&
      (commands === 'all-but-stopping' ? !STOPPING.includes(command) : commands.includes(command)),
  )

test('the rules allow the commands of the purposes, to whom they are for, and nothing else to anybody', () => {
  fc.assert(
    fc.property(release, purposes, fc.boolean(), fc.boolean(), scopes, (of, ids, tokens, adhoc, shown) => {
      const may = rulesOf({ jid, purposes: ids, tokens, adhoc }, factsOf(of))
      const byAdhoc = adhoc && hasAdhocApi(of)
      const named = ids.filter(id => id !== 'everything')
      const wrong: string[] = []
      const hold = (command: string, who: string, isAllowed: boolean, should: boolean) => {
        if (isAllowed !== should) wrong.push(`${command} by ${who}: ${isAllowed}`)
      }
      // ejabberd's test command needs no rule, and no interface runs it.
      for (const command of [...definitionsOf(of).keys()].filter(name => name !== 'echo')) {
        const byScope =
          (shown.includes(command) && isOf(named, command)) ||
          (shown.includes('ejabberd:admin') && ids.includes('everything') && isOf(ids, command))
        hold(command, 'password', may(command, { jid }), isOf(ids, command))
        hold(command, 'token', may(command, { jid, scopes: shown }), tokens && byScope)
        hold(
          command,
          'password over XMPP',
          may(command, { jid }, 'mod_adhoc_api'),
          byAdhoc && isOf(ids, command),
        )
        hold(command, 'token over XMPP', may(command, { jid, scopes: shown }, 'mod_adhoc_api'), false)
        hold(command, 'password over XML-RPC', may(command, { jid }, 'ejabberd_xmlrpc'), false)
        for (const other of others) {
          const subject = other ? { jid: other } : {}
          hold(command, 'somebody else', may(command, subject), false)
          hold(command, 'somebody else over XMPP', may(command, subject, 'mod_adhoc_api'), false)
          hold(command, 'the token of somebody else', may(command, { ...subject, scopes: shown }), false)
        }
      }
      expect(wrong).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('the text holds what the sections say, whoever it is for', () => {
  const name = fc.stringMatching(/^[a-z0-9!#$%()*+,\-.;=?[\]^_`{|}~]{1,20}$/)
  fc.assert(
    fc.property(release, purposes, fc.boolean(), fc.boolean(), name, (of, ids, tokens, adhoc, user) => {
      const wish = { jid: { user, host: 'example.org' }, purposes: ids, tokens, adhoc }
      const text = writeSetup(wish, factsOf(of))
      expect(parse(text)).toEqual(setupSections(wish, factsOf(of)))
      visit(parseDocument(text), {
        Alias: () => {
          throw new Error(`ejabberd 23.01 does not start with an alias: ${text}`)
        },
      })
    }),
  )
})

test.each([
  [
    'https://xmpp.example.org:5443/api',
    { port: 5443, tls: true, request_handlers: { '/api': 'mod_http_api' } },
  ],
  [
    'https://xmpp.example.org/deep/api',
    { port: 443, tls: true, request_handlers: { '/deep/api': 'mod_http_api' } },
  ],
  ['http://127.0.0.1:5280', { port: 5280, ip: '127.0.0.1', request_handlers: { '/': 'mod_http_api' } }],
  ['http://[::1]:5280/api', { port: 5280, ip: '::1', request_handlers: { '/api': 'mod_http_api' } }],
])('the listener of %s', (url, expected) => {
  const { listen } = setupSections({ ...wish, purposes: ['statistics'] }, factsOf('26.07', url))
  expect(listen).toEqual([{ module: 'ejabberd_http', ...expected }])
})

test('OAuth at another address gets a listener of its own', () => {
  const facts = { ...factsOf('26.07'), oauthUrl: 'https://xmpp.example.org:5444/o' }
  expect(setupSections({ ...wish, tokens: true }, facts).listen).toMatchObject([
    { port: 5443, request_handlers: { '/api': 'mod_http_api' } },
    { port: 5444, request_handlers: { '/o': 'ejabberd_oauth' } },
  ])
})

describe('ad-hoc commands', () => {
  const wanted = { ...wish, purposes: ['statistics'], adhoc: true } as const

  test.each([
    [
      'wss://xmpp.example.org:5443/ws',
      [{ port: 5443, tls: true, request_handlers: { '/ws': 'ejabberd_http_ws' } }],
    ],
    [
      'wss://xmpp.example.org/ws',
      [{}, { port: 443, tls: true, request_handlers: { '/ws': 'ejabberd_http_ws' } }],
    ],
    ['ws://127.0.0.1:5280/ws', [{}, { port: 5280, ip: '127.0.0.1', module: 'ejabberd_http' }]],
    ['xmpps://xmpp.example.org', [{}, { port: 5223, module: 'ejabberd_c2s', tls: true }]],
    ['xmpp://xmpp.example.org:5269', [{}, { port: 5269, module: 'ejabberd_c2s', starttls_required: true }]],
    ['xmpp://localhost', [{}, { port: 5222, ip: '127.0.0.1', module: 'ejabberd_c2s' }]],
  ])('get the listener of %s', (xmppUrl, expected) => {
    expect(setupSections(wanted, { ...factsOf('26.07'), xmppUrl }).listen).toMatchObject(expected)
  })

  test.each([
    ['https://xmpp.example.org:5443/api', 'wss://xmpp.example.org:5443/ws'],
    ['http://[::1]:5280/api', 'ws://[::1]:5280/ws'],
    ['http://xmpp.example.org:5280/api', 'wss://xmpp.example.org:5443/ws'],
  ])('beside %s are at %s, which may be configured', (apiUrl, xmppUrl) => {
    expect(xmppUrlBeside(apiUrl)).toBe(xmppUrl)
    expect(addressProblem({ service: xmppUrl, tls: { verify: true } })).toBeUndefined()
  })

  test('are written for releases that have them, and only where they are wanted', () => {
    for (const of of RELEASES) {
      const has = hasAdhocApi(of)
      expect(writeSetup(wanted, factsOf(of)).includes('mod_adhoc')).toBe(has)
      expect(writeSetup({ ...wanted, adhoc: false }, factsOf(of))).not.toMatch(/adhoc|_ws/)
      expect(mergeNotes(wanted, factsOf(of)).join().includes('has no mod_adhoc_api')).toBe(!has)
    }
  })
})

test('a room module is switched on for rooms only; for the figures it is named', () => {
  const text = (ids: PurposeId[]) => writeSetup({ ...wish, purposes: ids }, factsOf('26.07'))
  expect(parse(text(['rooms'])).modules).toHaveProperty('mod_muc_admin')
  expect(parse(text(['statistics'])).modules).not.toHaveProperty('mod_muc_admin')
  expect(text(['statistics'])).toContain('# mod_muc_admin: {}  # where there is mod_muc')
})

test('the rule of the virtual hosts is written, and explained, where the release asks for it', () => {
  const accounts = { ...wish, purposes: ['accounts'] } as const
  for (const of of RELEASES) {
    expect('access_rules' in setupSections(accounts, factsOf(of))).toBe(hasHostGate(of))
    expect(mergeNotes(accounts, factsOf(of)).join().includes('configure')).toBe(hasHostGate(of))
  }
})

test('the proof of a purpose reads, is covered by it, and by no other but everything', () => {
  for (const { id, proof } of PURPOSES) {
    expect(catalogueOf('26.07').find(({ name }) => name === proof)?.notes.effect).toBe('read')
    expect(PURPOSES.filter(other => isOf([other.id], proof)).map(other => other.id)).toEqual(
      id === 'everything' ? ['everything'] : [id, 'everything'],
    )
  }
})
