import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing'
import { type LuaTable, type LuaValue, readLua } from './lua-table'
import { readPortable } from './read-account'

const host = 'localhost'
const romeo = { user: 'romeo', host }
const filesFolder = mkdtempSync(path.join(tmpdir(), 'switchboard-imports-'))
let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ filesFolder })
  return () => server.stop()
})
afterAll(() => rmSync(filesFolder, { recursive: true }))

function put(name: string, text: string) {
  const file = path.join(filesFolder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

describe('a spool file of jabberd 1.4', () => {
  const xdb = `<xdb>
    <password xmlns='jabber:iq:auth' xdbns='jabber:iq:auth'>pw &amp; more</password>
    <query xmlns='jabber:iq:roster' xdbns='jabber:iq:roster'>
      <item jid='Juliet@x.example' name='J' subscription='both'><group>Friends</group></item>
    </query>
    <query xmlns='jabber:iq:last' last='1000000000' xdbns='jabber:iq:last'>gone</query>
    <vCard xmlns='vcard-temp' xdbns='vcard-temp'><FN>Romeo</FN></vCard>
    <foo xmlns='jabber:x:offline' xdbns='jabber:x:offline'>
      <message from='juliet@x.example' to='romeo@localhost'><body>hé</body></message>
    </foo>
    <note xmlns='my:note' j_private_flag='1' xdbns='my:note'>n</note>
  </xdb>`

  test('brings an account with all that is in it', async () => {
    put('spool/localhost/romeo.xml', xdb)
    await server.value('import_file', { file: 'spool/localhost/romeo.xml' })
    await server.value('check_password', { ...romeo, password: 'pw & more' })
    expect(await server.value('get_roster', romeo)).toMatchObject([
      { jid: 'juliet@x.example', nick: 'J', subscription: 'both', groups: ['Friends'] },
    ])
    expect(await server.value('get_last', romeo)).toEqual({
      timestamp: '2001-09-09T01:46:40Z',
      status: 'gone',
    })
    expect(await server.value('get_vcard', { ...romeo, name: 'FN' })).toBe('Romeo')
    expect(await server.value('get_offline_count', romeo)).toBe(1)
    expect(await server.value('private_get', { ...romeo, element: 'note', ns: 'my:note' })).toBe(
      "<query xmlns='jabber:iq:private'><note xmlns='my:note'>n</note></query>",
    )
  })

  test('is told by its name, and a folder goes on past what cannot be read', async () => {
    put('many/localhost/a.xml', "<xdb><password xmlns='jabber:iq:auth'>a</password></xdb>")
    put('many/localhost/b.xml', '<xdb')
    put('many/localhost/c.xml', "<xdb><password xmlns='jabber:iq:auth'>c</password></xdb>")
    expect(await server.run('import_dir', { file: 'many/localhost' })).toEqual({
      kind: 'error',
      code: 0,
      message:
        'Can\'t import jabberd14 spool dir "many/localhost" at node switchboard@localhost: b.xml: unclosed token',
    })
    expect(await server.value('registered_users', { host })).toEqual(['a', 'c'])
  })

  test.each([
    ['many/localhost/gone.xml', 'no such file or directory'],
    ['many/nowhere/a.xml', 'illegal user/server'],
    ['/etc/passwd', 'not in the folder that is configured'],
  ])('%s is refused with the reason', async (file, reason) => {
    put('many/nowhere/a.xml', '<xdb/>')
    const outcome = await server.run('import_file', { file })
    expect(outcome).toMatchObject({ kind: 'error', message: expect.stringContaining(reason) })
  })
})

describe('a data folder of Prosody', () => {
  const message = (body: string) =>
    `item({
      [1] = { [1] = ${JSON.stringify(body)}; ["name"] = "body"; ["attr"] = {}; };
      ["name"] = "message";
      ["attr"] = { ["from"] = "juliet@x.example/r"; ["to"] = "romeo@localhost"; ["stamp"] = "2020-01-02T03:04:05Z"; };
    });\n`

  test('brings its accounts with contacts, vCard, private data, messages and privacy lists', async () => {
    put('prosody/localhost/accounts/romeo.dat', 'return {\n\t["password"] = "s\\195\\169cret \\"q\\"";\n};\n')
    put(
      'prosody/localhost/roster/romeo.dat',
      `return { ["juliet@x.example"] = { ["subscription"] = "to"; ["ask"] = "subscribe"; ["name"] = "J";
         ["groups"] = { ["Friends"] = true; }; };
       [false] = { ["version"] = 3; ["pending"] = { ["nurse@x.example"] = true; }; }; };`,
    )
    put(
      'prosody/localhost/vcard/romeo.dat',
      `return { ["name"] = "vCard"; ["attr"] = { ["xmlns"] = "vcard-temp"; };
        { "Romeo M.", name = "FN", attr = {} } };`,
    )
    put(
      'prosody/localhost/private/romeo.dat',
      `return { ["note:my:note"] = { ["name"] = "note"; ["attr"] = { ["xmlns"] = "my:note"; }; [1] = "n"; }; };`,
    )
    put('prosody/localhost/offline/romeo.list', message('one') + message('two'))
    put(
      'prosody/localhost/privacy/romeo.dat',
      `return { ["default"] = "quiet"; ["lists"] = { ["quiet"] = { ["name"] = "quiet"; ["items"] = {
         { ["action"] = "deny"; ["order"] = 1; ["type"] = "jid"; ["value"] = "a@b"; ["message"] = true; }; }; }; }; };`,
    )
    put('prosody/nowhere/accounts/x.dat', 'return { ["password"] = "x"; };')
    await server.value('import_prosody', { dir: 'prosody' })

    await server.value('check_password', { ...romeo, password: 'sécret "q"' })
    const account = await readPortable(server.store, romeo)
    expect(account.contacts).toMatchObject([
      { jid: 'juliet@x.example', nick: 'J', subscription: 'to', ask: 'out', groups: ['Friends'] },
      { jid: 'nurse@x.example', subscription: 'none', ask: 'in' },
    ])
    expect(await server.value('get_vcard', { ...romeo, name: 'FN' })).toBe('Romeo M.')
    expect(account.privateData).toMatchObject([
      { name: 'note', attrs: { xmlns: 'my:note' }, children: ['n'] },
    ])
    expect(account.messages.map(one => one.attrs.from)).toEqual(['juliet@x.example/r', 'juliet@x.example/r'])
    expect(account.privacy).toMatchObject({
      defaultList: 'quiet',
      lists: [{ name: 'quiet', items: [{ value: 'a@b' }] }],
    })
  })

  test('with SCRAM keys lets its accounts sign in', async () => {
    // Of the password "pencil" (RFC 5802).
    put(
      'scram/localhost/accounts/us%2eer.dat',
      `return { ["iteration_count"] = 4096; ["salt"] = "A\\037\\196\\025\\017\\204\\130\\181";
         ["stored_key"] = "e9d94660c39d65c38fbad91c358f14da0eef2bd6";
         ["server_key"] = "0fe09258b3ac852ba502cc62ba903eaacdbf7d31"; };`,
    )
    const outcome = await server.run('import_prosody', { dir: 'scram' })
    expect(outcome).toMatchObject({ kind: 'ok' })
    expect(await server.value('registered_users', { host })).toEqual(['us.er'])
  })

  test('says which accounts are not there now', async () => {
    put('some/localhost/accounts/a.dat', 'return { ["password"] = "a"; };')
    put('some/localhost/accounts/b.dat', 'return os.execute("rm")')
    await server.value('register', { user: 'a', host, password: 'x' })
    expect(await server.run('import_prosody', { dir: 'some' })).toEqual({
      kind: 'failed',
      reason: 'Not imported: a@localhost: exists, b@localhost: accounts/b.dat is no data file of Prosody',
    })
    await server.value('check_password', { user: 'a', host, password: 'x' })
  })
})

describe('data in Lua', () => {
  const { value } = fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'lua' },
      fc.string({ unit: fc.constantFrom('a', 'é', '"', '\\', '\n', ']', '-') }),
      fc.integer(),
      fc.boolean(),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }))
  const printed = (held: unknown): string => {
    if (typeof held === 'string') {
      const bytes = [...Buffer.from(held)]
      return `"${bytes.map(byte => (byte === 97 ? 'a' : `\\${String(byte).padStart(3, '0')}`)).join('')}"`
    }
    if (typeof held !== 'object') return String(held)
    return `{ ${Object.entries(held ?? {})
      .map(([key, inside]) => `["${key}"] = ${printed(inside)};`)
      .join(' ')} }`
  }
  const plain = (held: LuaValue | undefined): unknown =>
    typeof held === 'object'
      ? Object.fromEntries([...held.fields].map(([key, one]) => [key, plain(one)]))
      : held

  test('reads back as it was written', () => {
    fc.assert(
      fc.property(value, held => {
        const [table] = readLua(`return { held = ${printed(held)} };`) ?? []
        expect(plain((table as LuaTable | undefined)?.fields.get('held'))).toEqual(held)
      }),
    )
  })

  test('no text makes reading fail with an exception', () => {
    const noise = fc.string({
      unit: fc.constantFrom('return ', 'item(', '{', '}', '[', ']', '=', '"', '\\', '9', ';', ')', 'a'),
    })
    fc.assert(
      fc.property(noise, text => void readLua(text)),
      { numRuns: 2000 },
    )
    expect(readLua(`return ${'{'.repeat(10_000)}`)).toBeUndefined()
  })
})
