import { getEventListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressProblem } from '@/lib/servers/ejabberd/discovery/adhoc/address'
import { readAdhocNames } from '@/lib/servers/ejabberd/discovery/adhoc/read-adhoc'
import { DEFAULT_BOUNDS, withSession } from '@/lib/servers/ejabberd/discovery/adhoc/session'
import { listRequest } from '@/lib/servers/ejabberd/discovery/adhoc/stanzas'
import { createEjabberdServer } from '@/lib/servers/ejabberd/server'
import type { Credentials } from '@/lib/servers/server'
import { type Certificate, makeCertificate } from '../support/certificate'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic, settings } from '../support/ejabberd-call'
import { freePorts } from '../support/ports'
import { installDice } from '../support/third-party'

const still = new AbortController().signal
const alice = { user: 'alice', host: 'localhost', password: 'alicepw' }
const plain = { verify: true }

const withWebSocket = (config: string) =>
  config.replace('      /api: mod_http_api', '      /ws: ejabberd_http_ws\n      /api: mod_http_api')
const config = withWebSocket(readFileSync('conformance/configs/default.yml', 'utf8'))

/** Signs in, asks for the list, and says how that ended. */
async function tried(service: string, account = alice, tls: { ca?: string; verify: boolean } = plain) {
  const found = await readAdhocNames({ address: { service, tls }, account, signal: still })
  return 'kind' in found ? found.message : found
}
const lacksModule = expect.stringContaining('lists no ad-hoc commands of its API for alice@localhost')

describe('a real ejabberd without mod_adhoc_api', () => {
  let certificate: Certificate
  let ejabberd: Ejabberd
  let secure: Ejabberd
  beforeAll(async () => {
    certificate = makeCertificate()
    ;[ejabberd, secure] = await Promise.all([
      startEjabberd({ config }),
      startEjabberd({ config, certificate: certificate.file }),
    ])
  })
  afterAll(async () => {
    await ejabberd.stop()
    await secure.stop()
    certificate.remove()
  })

  const token = async (): Promise<Credentials> => {
    const issued = await ejabberd.ctl('oauth_issue_token', 'alice@localhost', '600', 'ejabberd:user')
    return { kind: 'bearer', token: issued.split(/\s/)[0] ?? '' }
  }

  test('is signed in to over a WebSocket, plain TCP on this machine, and TLS with its authority', async () => {
    expect(await tried(`${ejabberd.origin.replace('http', 'ws')}/ws`)).toEqual(lacksModule)
    expect(await tried(`xmpp://127.0.0.1:${ejabberd.c2sPort}`)).toEqual(lacksModule)
    const wss = `${secure.origin.replace('http', 'ws')}/ws`
    expect(await tried(wss, alice, { verify: true, ca: certificate.pem })).toEqual(lacksModule)
    expect(await tried(wss, alice, { verify: false })).toEqual(lacksModule)
    expect(await tried(wss)).toContain('TLS certificate is self-signed')
  })

  test.each(['ws', 'xmpp'])(
    'over %s:// a wrong password and a host that is not there are named',
    async scheme => {
      const service =
        scheme === 'ws'
          ? `${ejabberd.origin.replace('http', 'ws')}/ws`
          : `xmpp://127.0.0.1:${ejabberd.c2sPort}`
      expect(await tried(service, { ...alice, password: 'wrong' })).toContain(
        'does not accept the password of alice@localhost',
      )
      expect(await tried(service, { ...alice, host: 'elsewhere.example' })).toContain('elsewhere.example')
    },
  )

  test.each([
    ['a token', () => token(), 'sign in with a password'],
    ['a password', () => basic('alice@localhost', 'alicepw'), 'lists no ad-hoc commands'],
  ])(
    'a look with %s says what became of them; the other sources are heard',
    async (_, credentials, words) => {
      const xmpp = { service: `xmpp://127.0.0.1:${ejabberd.c2sPort}`, tls: plain }
      const server = createEjabberdServer(
        settings(ejabberd.url, { discovery: { automatic: false, perSecond: 2000, xmpp } }),
      )
      server.look(await credentials())
      await expect.poll(() => server.discovery.look()).toMatchObject({ state: 'ended' })
      expect(server.discovery.look()).toMatchObject({
        problems: [{ source: 'adhoc', message: expect.stringContaining(words) }],
      })
      expect(server.discovery.findings().map(({ source }) => source)).toEqual(['probe'])
      await server.close()
    },
  )

  test('keeps no session of it', async () => {
    await tried(`xmpp://127.0.0.1:${ejabberd.c2sPort}`)
    await expect.poll(() => ejabberd.ctl('connected_users')).toBe('')
  })
})

describe('an address that is no ejabberd', () => {
  const bounds = { ...DEFAULT_BOUNDS, connectMs: 700, answerMs: 700, bytes: 100_000 }
  const rows: [string, (socket: Socket) => void, string][] = [
    ['says nothing', () => undefined, 'did not let anybody sign in'],
    ['hangs up', socket => socket.destroy(), 'closed'],
    ['speaks HTTP', socket => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), ''],
    [
      'never ends an element',
      socket => {
        const more = () => !socket.destroyed && socket.write('x'.repeat(50_000), more)
        socket.write(
          "<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'><a b='",
        )
        more()
      },
      'sent more than 100000 bytes',
    ],
  ]
  test.each(rows)('%s: it is said, and left', async (_, behave, words) => {
    const open = new Set<Socket>()
    const listener = createServer(socket => {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => open.delete(socket))
      socket.once('data', () => behave(socket))
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => listener.once('listening', resolve))
    const service = `xmpp://127.0.0.1:${(listener.address() as AddressInfo).port}`
    const found = await withSession(
      { address: { service, tls: plain }, account: alice, signal: still, bounds },
      session => session.ask('get', listRequest()),
    )
    expect(found).toMatchObject({ kind: 'not-found', message: expect.stringContaining(words) })
    await expect.poll(() => open.size).toBe(0)
    expect(getEventListeners(still, 'abort')).toEqual([])
    listener.close()
  })

  test('nobody listens: it is said', async () => {
    const [port] = await freePorts(1)
    expect(await tried(`xmpp://127.0.0.1:${port}`)).toContain('connection refused')
    expect(await tried(`ws://127.0.0.1:${port}/ws`)).toContain('connection refused')
  })

  test('an aborted look ends at once', async () => {
    const asked = { address: { service: 'xmpp://127.0.0.1:1', tls: plain }, account: alice }
    await expect(
      readAdhocNames({ ...asked, signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
  })
})

test.each([
  ['wss://xmpp.example.org:5443/ws', {}, undefined],
  ['xmpps://xmpp.example.org', { ca: 'PEM' }, undefined],
  ['xmpp://xmpp.example.org', {}, undefined],
  ['ws://localhost:5280/ws', {}, undefined],
  ['ws://xmpp.example.org/ws', {}, 'wss://'],
  ['xmpp://xmpp.example.org', { ca: 'PEM' }, 'xmpps://'],
  ['xmpp://xmpp.example.org', { verify: false }, 'xmpps://'],
  ['wss://admin:secret@xmpp.example.org/ws', {}, 'no user and no password'],
  ['https://xmpp.example.org', {}, 'wss://'],
  ['xmpp.example.org', {}, 'wss://'],
])('the address %s with %j: %s', (service, tls, words) => {
  const problem = addressProblem({ service, tls: { ...plain, ...tls } })
  if (words === undefined) expect(problem).toBeUndefined()
  else expect(problem).toContain(words)
})

// The installation that EJABBERD_CTL names, 25.03 or newer: see tests/support/ejabberd.ts.
if (process.env.EJABBERD_CTL) {
  describe('the newer ejabberd that EJABBERD_CTL names, with mod_adhoc_api and a third party’s module', () => {
    let ejabberd: Ejabberd
    beforeAll(async () => {
      const newer = config.replace('  mod_adhoc: {}', '  mod_adhoc: {}\n  mod_adhoc_api: {}')
      ejabberd = await startEjabberd({ isOther: true, config: newer })
      await installDice(ejabberd)
    })
    afterAll(() => ejabberd.stop())

    async function look(jid: string, password: string, service: string) {
      const server = createEjabberdServer(
        settings(ejabberd.url, {
          discovery: { automatic: false, perSecond: 1000, xmpp: { service, tls: plain } },
        }),
      )
      const credentials = basic(jid, password)
      await server.identify(credentials, { frontend: 'mod_http_api' })
      server.look(credentials)
      await expect.poll(() => server.discovery.look().state, { timeout: 100_000 }).toBe('ended')
      return server
    }

    test.each(['ws', 'xmpp'])(
      'its look over %s:// finds a third party’s commands by itself',
      async scheme => {
        const before = await ejabberd.ctl('registered_users', 'localhost')
        const server = await look(
          ...(['admin@localhost', 'secret'] as const),
          scheme === 'ws'
            ? `${ejabberd.origin.replace('http', 'ws')}/ws`
            : `xmpp://127.0.0.1:${ejabberd.c2sPort}`,
        )
        expect(server.discovery.look()).toMatchObject({ problems: [] })
        const merged = server.discovery.merged()
        expect(merged.get('throw_dice')).toMatchObject({
          ...{ state: 'there', isForeign: true, description: 'Throw a die for every player' },
          versions: [
            {
              ...{ tags: ['dice'], module: 'mod_dice' },
              args: [
                { name: 'game', type: { kind: 'binary' } },
                { name: 'sides', type: { kind: 'integer' } },
                { name: 'nodes', type: { kind: 'list' } },
              ],
            },
          ],
        })
        const others = [...merged.values()].filter(({ isForeign }) => !isForeign)
        expect(others.flatMap(({ difference }) => difference ?? [])).toEqual([])
        expect(await ejabberd.ctl('registered_users', 'localhost')).toBe(before)
        await server.close()
      },
    )

    test('a person without rights is told of what they may run', async () => {
      const server = await look('alice@localhost', 'alicepw', `xmpp://127.0.0.1:${ejabberd.c2sPort}`)
      const found = server.discovery.findings().find(({ source }) => source === 'adhoc')
      expect(found?.commands.map(({ name }) => name)).toEqual(['connected_users_number', 'status'])
      await server.close()
    })
  })
}
