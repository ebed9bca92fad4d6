import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coveredBy, type PurposeId } from '@/lib/access/purposes'
import { definitionsOf } from '@/lib/catalog/facts'
import { readAdhocNames } from '@/lib/servers/ejabberd/discovery/adhoc/read-adhoc'
import type { Credentials } from '@/lib/servers/server'
import { writeSetup } from '@/lib/yaml/setup'
import { applySetup, BARE_YML } from '../support/apply-setup'
import { ALL_OK, configOf, doctor, type Look, states } from '../support/doctor'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'

/** Debian's, and the newer one that `EJABBERD_CTL` names: see tests/support/ejabberd.ts. */
const INSTALLATIONS = [
  { installation: 'ejabberd 23.01', isOther: false },
  ...(process.env.EJABBERD_CTL
    ? [{ installation: 'the newer ejabberd that EJABBERD_CTL names', isOther: true }]
    : []),
]

type Call = readonly [command: string, args: object]
interface Row {
  readonly purpose: PurposeId
  readonly inside: readonly Call[]
  readonly outside: readonly Call[]
}
const localhost = { host: 'localhost' }
const ROWS: readonly Row[] = [
  {
    purpose: 'statistics',
    inside: [
      ['connected_users_number', {}],
      ['stats', { name: 'registeredusers' }],
    ],
    outside: [
      ['registered_users', localhost],
      ['get_loglevel', {}],
      ['stop', {}],
    ],
  },
  {
    purpose: 'accounts',
    inside: [
      ['registered_users', localhost],
      ['register', { ...localhost, user: 'zoe', password: 'zoepw' }],
    ],
    outside: [
      ['connected_users_number', {}],
      ['get_loglevel', {}],
      ['stop', {}],
    ],
  },
  {
    purpose: 'rooms',
    inside: [
      ['muc_online_rooms', { service: 'global' }],
      ['create_room', { ...localhost, name: 'tea', room: 'tea', service: 'conference.localhost' }],
    ],
    outside: [
      ['registered_users', localhost],
      ['get_loglevel', {}],
      ['stop', {}],
    ],
  },
  {
    purpose: 'everything',
    inside: [
      ['get_loglevel', {}],
      ['registered_users', localhost],
      ['connected_users_number', {}],
    ],
    outside: [['stop', {}]],
  },
]

const admin = { user: 'admin', host: 'localhost' }

describe.each(INSTALLATIONS)('$installation, on which nobody has set up anything', ({ isOther }) => {
  describe.each(ROWS)('with the lines for $purpose', ({ purpose, inside, outside }) => {
    let ejabberd: Ejabberd
    let before: Look
    let after: Look
    const order = { purposes: [purpose], tokens: true, adhoc: isOther }
    const config = () => {
      const xmpp = { service: `${ejabberd.origin.replace('http', 'ws')}/ws`, tls: { verify: true } }
      return configOf(ejabberd.url, {
        discovery: { automatic: false, perSecond: 50, ctl: ejabberd.ctlLine, xmpp },
      })
    }

    beforeAll(async () => {
      // Whoever wants to manage rooms has some.
      const bare = purpose === 'rooms' ? BARE_YML.replace(/^modules:$/m, '$&\n  mod_muc: {}') : BARE_YML
      ejabberd = await startEjabberd({ config: bare, isOther })
      before = await doctor(config(), order)
      // As the page shows them by now: for a release that has not been told.
      await applySetup(ejabberd, writeSetup({ jid: admin, ...order }, before.facts))
      after = await doctor(config(), order)
    })
    afterAll(() => ejabberd?.stop())

    test('what is missing was told, and then every step is well', () => {
      expect(states(before)).toEqual({
        ...{ name: 'ok', port: 'ok', tls: 'ok', api: 'problem', oauth: 'problem', ctl: 'ok' },
        ...{ host: 'untried', credentials: 'untried', read: 'untried', modules: 'untried', adhoc: 'untried' },
      })
      expect(before.get('api')).toMatchObject({
        fix: { yaml: expect.stringContaining('/api: mod_http_api') },
      })
      expect([...after.values()].filter(({ state }) => state !== 'ok')).toEqual([])
      expect(states(after)).toEqual(ALL_OK)
      expect(after.get('oauth')?.seen).toContain('Clients are checked')
    })

    const people: readonly (readonly [string, Credentials, number, number])[] = [
      ['nobody', { kind: 'none' }, 403, 403],
      ['another account', basic('alice@localhost', 'alicepw'), 403, 403],
      ['the account with a wrong password', basic('admin@localhost', 'wrong'), 401, 401],
      ['the account', basic('admin@localhost', 'secret'), 200, 403],
    ]
    test.each(people)('%s runs what it may and nothing else', async (_, credentials, within, beyond) => {
      const answers = async (calls: readonly Call[]) => {
        const found: Record<string, number> = {}
        for (const call of calls)
          found[call[0]] = await statusOf(ejabberd.url, after.facts.release, call, credentials)
        return found
      }
      const all = (calls: readonly Call[], status: number) =>
        Object.fromEntries(calls.map(([command]) => [command, status]))
      expect(await answers(inside)).toEqual(all(inside, within))
      expect(await answers(outside)).toEqual(all(outside, beyond))
    })

    if (isOther)
      test('over XMPP the account is shown the commands of the purpose, and nobody else any', async () => {
        const address = { service: `${ejabberd.origin.replace('http', 'ws')}/ws`, tls: { verify: true } }
        const namesOf = (user: string, password: string) =>
          readAdhocNames({
            ...{ address, account: { user, host: 'localhost', password } },
            signal: new AbortController().signal,
          })
        const names = await namesOf('admin', 'secret')
        const known = [...definitionsOf(after.facts.release).keys()]
        expect(names).toEqual(
          expect.arrayContaining(inside.map(([command]) => command).filter(name => known.includes(name))),
        )
        expect(coveredBy([purpose], names as string[])).toEqual(names)
        expect(await namesOf('alice', 'alicepw')).toMatchObject({ kind: 'not-found' })
      })
  })

  describe('with the lines for statistics and accounts', () => {
    let ejabberd: Ejabberd
    const purposes: PurposeId[] = ['statistics', 'accounts']
    beforeAll(async () => {
      ejabberd = await startEjabberd({ config: BARE_YML, isOther })
      const { facts } = await doctor(configOf(ejabberd.url), { purposes })
      await applySetup(ejabberd, writeSetup({ jid: admin, purposes, tokens: true, adhoc: false }, facts))
    })
    afterAll(() => ejabberd?.stop())

    test('what was not asked for is told as a problem, and to others all is', async () => {
      const everything = await doctor(configOf(ejabberd.url), { purposes: ['everything'] })
      expect(everything.get('read')).toMatchObject({
        state: 'problem',
        seen: expect.stringContaining('refused get_loglevel'),
        fix: { yaml: expect.stringContaining('"*"') },
      })
      const alice = await doctor(configOf(ejabberd.url), { credentials: basic('alice@localhost', 'alicepw') })
      expect(states(alice)).toMatchObject({ credentials: 'ok', read: 'problem' })
    })

    test.each([
      ['a wrong password', basic('admin@localhost', 'wrong'), 'problem'],
      ['an account that is not there', basic('zoe@localhost', 'secret'), 'problem'],
      ['a JID without an account', basic('localhost', 'secret'), 'problem'],
      ['nobody', { kind: 'none' } as const, 'untried'],
    ])('%s is not taken', async (_, credentials, state) => {
      const reports = await doctor(configOf(ejabberd.url), { credentials })
      expect(states(reports)).toMatchObject({
        ...{ api: 'ok', credentials: state, read: 'untried', modules: 'ok', adhoc: 'untried' },
      })
    })

    if (!isOther)
      test('ad-hoc commands are none of this release, and nothing is written for them', async () => {
        const reports = await doctor(configOf(ejabberd.url), { purposes, adhoc: true })
        expect(reports.get('adhoc')).toMatchObject({
          state: 'ok',
          seen: 'ejabberd 23.01 has none: mod_adhoc_api came with 25.03. Nothing is missing.',
        })
        const wish = { jid: admin, purposes, tokens: false, adhoc: true }
        expect(writeSetup(wish, reports.facts)).not.toContain('adhoc')
      })

    test('the tokens that the rules are for run the command of their scope and no other', async () => {
      const issued = await ejabberd.ctl('oauth_issue_token', 'admin@localhost', '3600', 'registered_users')
      const token = /[A-Za-z0-9]{32}/.exec(issued)?.[0]
      const ask = (command: string, body: object) =>
        fetch(`${ejabberd.url}/${command}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify(body),
        }).then(({ status }) => status)
      expect(await ask('registered_users', { host: 'localhost' })).toBe(200)
      expect(await ask('check_account', { user: 'alice', host: 'localhost' })).toBe(403)
      expect(await ask('connected_users_number', {})).toBe(403)
    })
  })
})

/** `name` is the room of old releases, `room` that of newer ones: each takes its own. */
async function statusOf(url: string, release: string, [command, args]: Call, credentials: Credentials) {
  const known = definitionsOf(release)
    .get(command)
    ?.at(-1)
    ?.args.map(({ name }) => name)
  const body = Object.fromEntries(Object.entries(args).filter(([name]) => known?.includes(name)))
  const authorization =
    credentials.kind === 'basic'
      ? `Basic ${Buffer.from(`${credentials.jid}:${credentials.password}`).toString('base64')}`
      : undefined
  const { status } = await fetch(`${url}/${command}`, {
    method: 'POST',
    headers: { ...(authorization && { authorization }) },
    body: JSON.stringify(body),
  })
  return status
}
