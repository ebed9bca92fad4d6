import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { element, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import { startTestServer, type TestServer } from '../testing'
import type { PortableAccount } from './account'
import { printUser, readUser } from './piefxis'
import { readPortable } from './read-account'

const words = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '<', '&', "'", ' ', ']') })
const name = fc.stringMatching(/^[a-z]{1,6}$/)
const text = (content: string) => (content ? [content] : [])
const jid = fc.tuple(name, name).map(([user, host]) => `${user}@${host}`)
const keys = fc.record({
  type: fc.constantFrom(2, 3, 4),
  password: fc.base64String({ minLength: 4 }),
  serverkey: fc.base64String({ minLength: 4 }),
  salt: fc.base64String({ minLength: 4 }),
  iterationcount: fc.integer({ min: 1 }),
})
const plain = words
  .filter(Boolean)
  .map(password => ({ type: 1, password, serverkey: '', salt: '', iterationcount: 0 }))
const contact = fc.record({
  jid,
  nick: words,
  subscription: fc.constantFrom('both', 'to', 'from', 'none'),
  ask: fc.constantFrom('none', 'out', 'both', 'in'),
  askMessage: fc.constant(''),
  groups: fc.uniqueArray(words),
})
const account: fc.Arbitrary<PortableAccount> = fc.record({
  user: name,
  passwords: fc.oneof(
    fc.uniqueArray(keys, { selector: key => key.type }),
    plain.map(one => [one]),
  ),
  contacts: fc.uniqueArray(
    contact.filter(
      ({ ask, subscription, nick, groups }) =>
        ask !== 'in' || subscription !== 'none' || (!nick && groups.length === 0),
    ),
    { selector: one => one.jid },
  ),
  vcard: words.map(fn => element('vCard', { xmlns: 'vcard-temp' }, element('FN', {}, ...text(fn)))),
  privateData: fc.uniqueArray(
    name.map((ns): XmlElement => element('x', { xmlns: ns })),
    {
      selector: one => one.attrs.xmlns,
    },
  ),
  messages: fc.array(
    words.map(body => element('message', { from: 'a@b', to: 'c@d' }, element('body', {}, ...text(body)))),
  ),
  privacy: fc.record({
    lists: fc.uniqueArray(
      fc.record({
        name,
        items: fc.array(
          fc
            .record({
              type: fc.constantFrom('jid' as const, undefined),
              value: fc.constant(''),
              action: fc.constantFrom('allow' as const, 'deny' as const),
              order: fc.nat(),
              kinds: fc.subarray(['iq', 'message', 'presence-in', 'presence-out']),
            })
            .map(item => ({ ...item, value: item.type ? 'a@b' : '' })),
          { minLength: 1 },
        ),
      }),
      { selector: list => list.name },
    ),
  }),
})

test('an account that is written is read as it was', () => {
  fc.assert(
    fc.property(account, one => {
      const written = parseXml(printXml(printUser(one, 'localhost')))
      const read = written.ok ? readUser(written.element) : undefined
      const byJid = (contacts: PortableAccount['contacts']) =>
        contacts.toSorted((left, right) => (left.jid < right.jid ? -1 : 1))
      expect(read && { ...read, contacts: byJid(read.contacts) }).toEqual({
        ...one,
        contacts: byJid(one.contacts),
      })
    }),
  )
})

test('the older form of keys, in place of the password, is read', () => {
  const read = readUser(element('user', { name: 'a', password: 'scram:sha256,AAAA,BBBB,CCCC,4096' }))
  expect(read?.passwords).toEqual([
    { type: 3, password: 'AAAA', serverkey: 'BBBB', salt: 'CCCC', iterationcount: 4096 },
  ])
})

describe('commands', () => {
  const filesFolder = mkdtempSync(path.join(tmpdir(), 'switchboard-pie-'))
  const host = 'localhost'
  const scram = { passwords: { format: 'scram', hash: 'sha256' } } as const
  let from: TestServer
  let to: TestServer
  beforeAll(async () => {
    mkdirSync(path.join(filesFolder, 'out'))
    from = await startTestServer({ filesFolder, ...scram })
    to = await startTestServer({ filesFolder, ...scram })
    for (const user of ['romeo', 'juliet']) {
      await from.value('register', { user, host, password: `${user}-pw` })
      await from.value('private_set', { user, host, element: "<n xmlns='my:n'>note</n>" })
      await from.value('send_message', {
        ...{ type: 'chat', from: 'a@b', to: `${user}@${host}`, subject: '', body: 'Hé <b>' },
      })
    }
    await from.value('set_nickname', { user: 'romeo', host, nickname: 'Ro' })
    await from.value('add_rosteritem', {
      ...{
        localuser: 'romeo',
        localhost: host,
        user: 'juliet',
        host,
        nick: 'J',
        groups: ['x', 'y'],
        subs: 'both',
      },
    })
    await from.value('privacy_set', {
      ...{ user: 'romeo', host },
      xmlquery:
        "<query xmlns='jabber:iq:privacy'><list name='l'><item action='deny' order='1'/></list></query>",
    })
  })
  afterAll(async () => {
    await from.stop()
    await to.stop()
    rmSync(filesFolder, { recursive: true })
  })

  test('carry accounts to another server with all that is theirs', async () => {
    await from.value('export_piefxis', { dir: 'out' })
    const [whole = ''] = readdirSync(path.join(filesFolder, 'out')).filter(file => !file.includes('_'))
    expect(readFileSync(path.join(filesFolder, 'out', whole), 'utf8')).not.toContain('romeo')
    await to.value('import_piefxis', { file: `out/${whole}` })
    for (const user of ['romeo', 'juliet']) {
      const { last: _, ...portable } = await readPortable(from.store, { user, host })
      expect(await readPortable(to.store, { user, host })).toMatchObject(portable)
      const last = await to.value('get_last', { user, host })
      expect(last).toMatchObject({ status: "Registered but didn't login" })
      await to.value('check_password', { user, host, password: `${user}-pw` })
    }
    expect(await to.run('import_piefxis', { file: `out/${whole}` })).toEqual({
      kind: 'failed',
      reason: "Failed to create user 'juliet': exists",
    })
  })

  test.each([
    ['<a', 'bad.xml: unclosed token'],
    [
      "<host xmlns='urn:xmpp:pie:0' jid='nowhere'><user name='x' password='y'/></host>",
      'Unknown host: nowhere',
    ],
    ["<host jid='localhost'><user name='x y' password='y'/></host>", "Invalid 'user': x y"],
    [
      "<server-data xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='bad.xml'/></server-data>",
      'bad.xml is included too deeply',
    ],
    [
      "<server-data xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='gone.xml'/></server-data>",
      'no such file or directory',
    ],
  ])('import_piefxis of %j fails with the reason', async (xml, reason) => {
    writeFileSync(path.join(filesFolder, 'bad.xml'), xml)
    expect(await to.run('import_piefxis', { file: 'bad.xml' })).toEqual({ kind: 'failed', reason })
  })

  test('neither read nor write outside of the folder for files', async () => {
    writeFileSync(
      path.join(filesFolder, 'out.xml'),
      "<server-data xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='../../etc/passwd'/></server-data>",
    )
    for (const [command, args] of [
      ['export_piefxis', { dir: '/tmp' }],
      ['export_piefxis_host', { dir: '..', host }],
      ['import_piefxis', { file: '/etc/passwd' }],
      ['import_piefxis', { file: 'out.xml' }],
    ] as const) {
      expect(await to.run(command, args)).toMatchObject({ kind: 'refused' })
    }
  })
})
