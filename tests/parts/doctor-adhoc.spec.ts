import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PurposeId } from '@/lib/access/purposes'
import { configOf, doctor } from '../support/doctor'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'
import { freePorts } from '../support/ports'

const purposes: PurposeId[] = ['statistics']
const accounts = [['alice', 'localhost', 'alicepw']] as const

// The API of a release that has mod_adhoc_api, and beside it the XMPP of a real server that lacks it: its accounts are the same.
describe('the ad-hoc commands of a server', () => {
  let hosted: HostedProcess
  let ejabberd: Ejabberd
  beforeAll(async () => {
    hosted = await startHosted({ accounts })
    ejabberd = await startEjabberd()
  })
  afterAll(async () => {
    await ejabberd?.stop()
    await hosted?.stop()
  })

  /** What the step found, with XMPP at this address. */
  async function look(
    service: string | undefined,
    adhoc = true,
    credentials = basic('admin@localhost', 'secret'),
  ) {
    const xmpp = service === undefined ? undefined : { service, tls: { verify: true } }
    const config = configOf(`${hosted.url}/api`, { discovery: { automatic: false, perSecond: 50, xmpp } })
    return (await doctor(config, { purposes, adhoc, credentials })).get('adhoc')
  }
  const xmpp = () => `xmpp://127.0.0.1:${ejabberd.c2sPort}`

  test('are not asked for where nobody wants them', async () => {
    expect(await look(undefined, false)).toMatchObject({
      state: 'ok',
      seen: expect.stringContaining('none is needed'),
    })
  })

  test('want an address in switchboard.yml, and lines in ejabberd.yml', async () => {
    expect(await look(undefined)).toMatchObject({
      state: 'problem',
      fix: {
        file: 'switchboard.yml',
        yaml: expect.stringContaining(`xmpp: ${hosted.url.replace('http', 'ws')}/ws`),
        and: {
          file: 'ejabberd.yml',
          yaml: expect.stringMatching(
            /\/ws: ejabberd_http_ws[\s\S]*- mod_adhoc_api\n[\s\S]*mod_adhoc: \{\}[\s\S]*mod_adhoc_api: \{\}[\s\S]*mod_disco: \{\}/,
          ),
        },
      },
    })
  })

  test.each([true, false])(
    'that are not there are a problem where an address is named (wanted: %s)',
    async adhoc => {
      expect(await look(xmpp(), adhoc)).toMatchObject({
        state: 'problem',
        seen: expect.stringContaining('admin@localhost was let in'),
        fix: { yaml: expect.stringContaining('module: ejabberd_c2s') },
      })
    },
  )

  test('at a port where nobody listens are a problem', async () => {
    const [port] = await freePorts(1)
    expect(await look(`ws://127.0.0.1:${port}/ws`)).toMatchObject({
      state: 'problem',
      seen: expect.stringContaining('connection refused'),
      fix: { yaml: expect.stringContaining(`port: ${port}`) },
    })
  })

  test('are not asked for with a password that the API does not take', async () => {
    expect(await look(xmpp(), true, basic('admin@localhost', 'wrong'))).toMatchObject({ state: 'untried' })
  })

  test('are left as soon as the look is ended', async () => {
    const gone = new AbortController()
    const silent = createServer(socket => {
      socket.on('error', () => undefined)
      gone.abort()
    }).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const xmpp = { service: `xmpp://127.0.0.1:${port}`, tls: { verify: true } }
    const config = configOf(`${hosted.url}/api`, { discovery: { automatic: false, perSecond: 50, xmpp } })
    const reports = await doctor(config, { signal: gone.signal })
    silent.close()
    expect(reports.get('adhoc')).toMatchObject({ seen: 'The look was ended.' })
  })
})

// The installation that EJABBERD_CTL names, 25.03 or newer: see tests/support/ejabberd.ts.
if (process.env.EJABBERD_CTL) {
  test('the newer ejabberd that EJABBERD_CTL names tells a missing rule from a missing module', async () => {
    const rules = 'api_permissions:\n  a: {from: [mod_http_api], who: {user: admin@localhost}, what: "*"}\n'
    const config = `hosts: [localhost, example.org]
loglevel: warning
listen:
  - {port: 17222, ip: "127.0.0.1", module: ejabberd_c2s}
  - {port: 17280, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {/api: mod_http_api}}
${rules}modules: {mod_http_api: {}, mod_adhoc: {}, mod_adhoc_api: {}, mod_disco: {}}
`
    const ejabberd = await startEjabberd({ isOther: true, config })
    const xmpp = { service: `xmpp://127.0.0.1:${ejabberd.c2sPort}`, tls: { verify: true } }
    const settings = configOf(ejabberd.url, { discovery: { automatic: false, perSecond: 50, xmpp } })
    const found = (await doctor(settings, { adhoc: true })).get('adhoc')
    await ejabberd.stop()
    expect(found).toMatchObject({
      state: 'problem',
      seen: expect.stringContaining('mod_adhoc_api is there, and shows admin@localhost no command'),
      fix: { yaml: expect.stringContaining('- mod_adhoc_api') },
    })
  })
}
