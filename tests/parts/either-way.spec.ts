import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { type HostedProcess, startHosted } from '../support/hosted'
import { DATABASES, type SharedDatabase } from '../support/shared-database'

const AUTHORIZATION = `Basic ${btoa('admin@localhost:secret')}`
const host = 'localhost'
const service = 'conference.localhost'

interface Call {
  readonly command: string
  readonly args: Readonly<Record<string, unknown>>
}

const call = (command: string, args: Call['args']): Call => ({ command, args })

interface Thing {
  readonly what: string
  readonly make: (name: string) => readonly Call[]
  readonly find: (name: string) => Call
  /** Of an answer, what both can tell: some names are not those of 23.01 any more. */
  readonly shared?: (body: unknown) => unknown
}

const CHANGED_PASSWORD = 'a password that was changed'

/** What one makes and the other must find, under a name that nobody used before. In API version 0, which both speak. */
const THINGS: readonly Thing[] = [
  {
    what: 'an account',
    make: user => [call('register', { user, host, password: 'pw' })],
    find: user => call('check_account', { user, host }),
  },
  {
    what: 'the password of an account',
    make: user => [call('register', { user, host, password: 'p w ö' })],
    find: user => call('check_password', { user, host, password: 'p w ö' }),
  },
  {
    what: CHANGED_PASSWORD,
    make: user => [
      call('register', { user, host, password: 'old' }),
      call('change_password', { user, host, newpass: 'new' }),
    ],
    find: user => call('check_password', { user, host, password: 'new' }),
  },
  {
    what: 'a contact',
    make: localuser => [
      call('add_rosteritem', {
        ...{ localuser, localhost: host, user: 'juliet', host: 'example.org' },
        ...{ nick: 'Julia Ñ', group: 'Friends', subs: 'to' },
      }),
    ],
    find: user => call('get_roster', { user, host }),
    shared: body =>
      Array.isArray(body)
        ? body.map(({ jid, nick, subscription, groups, group }) => [
            jid,
            nick,
            subscription,
            groups ?? [group],
          ])
        : body,
  },
  {
    what: 'the options of a room',
    make: name => [
      call('create_room_with_opts', {
        ...{ name, service, host },
        options: [
          { name: 'persistent', value: 'true' },
          { name: 'title', value: 'The Söl "room"' },
          { name: 'members_only', value: 'true' },
          { name: 'max_users', value: '30' },
        ],
      }),
    ],
    find: name => call('get_room_options', { name, service }),
    shared: body =>
      Object.fromEntries(
        Object.entries(Object(body)).filter(
          // The last is not stored by 23.01, and its default was another one.
          ([name]) => !['allowpm', 'allow_private_messages', 'enable_hats'].includes(name),
        ),
      ),
  },
  {
    what: 'the affiliations of a room',
    make: name => [
      call('create_room_with_opts', {
        ...{ name, service, host, options: [{ name: 'persistent', value: 'true' }] },
      }),
      call('set_room_affiliation', {
        ...{ name, service, jid: 'romeo@localhost', affiliation: 'owner' },
      }),
    ],
    find: name => call('get_room_affiliations', { name, service }),
  },
  {
    what: 'the subscribers of a room',
    make: name => [
      call('create_room_with_opts', {
        ...{ name, service, host },
        options: [
          { name: 'persistent', value: 'true' },
          { name: 'allow_subscription', value: 'true' },
        ],
      }),
      call('subscribe_room', {
        ...{ user: 'admin@localhost', nick: 'A', room: `${name}@${service}` },
        nodes: 'urn:xmpp:mucsub:nodes:messages',
      }),
    ],
    find: name => call('get_subscribers', { name, service }),
  },
  {
    what: 'a waiting message',
    make: user => [
      call('register', { user, host, password: 'pw' }),
      call('send_message', {
        ...{ type: 'chat', from: 'admin@localhost', to: `${user}@${host}` },
        ...{ subject: '', body: 'Good <night>' },
      }),
    ],
    find: user => call('get_offline_count', { user, host }),
  },
  {
    what: 'the last activity',
    make: user => [
      call('register', { user, host, password: 'pw' }),
      call('set_last', { user, host, timestamp: 1_500_000_000, status: 'gone <home>' }),
    ],
    find: user => call('get_last', { user, host }),
  },
  {
    what: 'a vCard',
    make: user => [call('set_vcard', { user, host, name: 'NICKNAME', content: 'Röschen & Co' })],
    find: user => call('get_vcard', { user, host, name: 'NICKNAME' }),
  },
  {
    what: 'private storage',
    make: user => [
      call('register', { user, host, password: 'pw' }),
      call('private_set', { user, host, element: "<note xmlns='urn:notes'>ä&amp;b</note>" }),
    ],
    find: user => call('private_get', { user, host, element: 'note', ns: 'urn:notes' }),
  },
  {
    what: 'a shared roster group',
    make: group => [
      call('srg_create', { group, host, label: 'L', description: 'D', display: '' }),
      call('srg_user_add', { user: 'romeo', host, group, grouphost: host }),
    ],
    find: group => call('srg_get_members', { group, host }),
  },
]

/**
 * `first`: who finds the database empty and makes the tables. A real ejabberd 23.01 and the hosted server then run on it at
 * the same time, but write one after the other: ejabberd does not wait for a SQLite file in which somebody else writes just
 * now, and keeps what it could not store in memory only, without a word to who asked (docs/database.md).
 */
describe.each(Object.entries(DATABASES))('%s', (databaseName, makeDatabase) => {
  describe.each(['Switchboard', 'ejabberd'] as const)('with the tables of %s', first => {
    let database: SharedDatabase
    let real: Ejabberd
    let hosted: HostedProcess

    beforeAll(async () => {
      database = await makeDatabase()
      const startReal = async () => {
        real = await startEjabberd({ config: await database.config(), accounts: false })
      }
      const startOurs = async () => {
        hosted = await startHosted({ config: await database.config(), place: database.place })
        await database.share()
      }
      if (first === 'Switchboard') {
        await startOurs()
        await startReal()
      } else {
        await database.makeEjabberdTables()
        await startReal()
        await real.ctl('register', 'admin', host, 'secret')
        await database.share()
        await startOurs()
      }
    })
    afterAll(async () => {
      await hosted?.stop()
      await real?.stop()
      await database?.remove()
    })

    async function ask(
      base: (command: string) => string,
      { command, args }: Call,
      authorization = AUTHORIZATION,
    ): Promise<{ status: number; body: unknown }> {
      const response = await fetch(base(command), {
        method: 'POST',
        headers: { Authorization: authorization },
        body: JSON.stringify(args),
      })
      return { status: response.status, body: await response.json() }
    }

    // The oldest API version, which is what 23.01 speaks without being asked.
    const sides = {
      Switchboard: (command: string) => `${hosted.url}/api/${command}/v0`,
      ejabberd: (command: string) => `${real.url}/${command}`,
    }

    describe.each([
      ['Switchboard', 'ejabberd'],
      ['ejabberd', 'Switchboard'],
    ] as const)('what %s made is found by %s', (maker, finder) => {
      const name = () => `n${Math.random().toString(36).slice(2)}`

      // It tells PostgreSQL of a key of `users` that the newest tables no longer have (docs/database.md).
      const isBeyond2301 = ({ what }: Thing) =>
        what === CHANGED_PASSWORD && `${maker} ${databaseName} ${first}` === 'ejabberd PostgreSQL Switchboard'

      test.each(THINGS.filter(thing => !isBeyond2301(thing)))(
        '$what',
        async ({ make, find, shared = body => body }) => {
          const one = name()
          const told = async (side: keyof typeof sides) => {
            const { status, body } = await ask(sides[side], find(one))
            return { status, body: shared(body) }
          }
          const before = await told(finder)
          await hosted.flush()
          for (const step of make(one)) {
            expect(await ask(sides[maker], step)).toMatchObject({ status: 200 })
          }
          const made = await told(maker)
          expect(made).not.toEqual(before)
          expect(await told(finder)).toEqual(made)
        },
      )

      test('a token', async () => {
        await hosted.flush()
        const grant = { jid: 'admin@localhost', ttl: 3600, scopes: 'ejabberd:admin' }
        const { body } = await ask(sides[maker], call('oauth_issue_token', grant))
        const [token = ''] = Object.values(Object(body))
          .map(String)
          .filter(text => /^\w{20,}$/.test(text))
        const list = call('registered_users', { host })
        expect(await ask(sides[finder], list, `Bearer ${token}`)).toEqual(await ask(sides[finder], list))
      })
    })
  })
})
