import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { doCaptures, loadScenarios, performStep, type Step } from '../../conformance/run.mjs'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { settings } from '../support/ejabberd-call'
import { type PassServer, startPassServer } from '../support/pass-server'

/** Those that go over HTTP; XML-RPC is not passed through. */
const AREAS: ReadonlySet<string> = new Set(['http', 'auth', 'commands', 'oauth', 'perms'])

const recordings = (name: string) => fileURLToPath(new URL(`../../conformance/${name}`, import.meta.url))
const scenarios = loadScenarios([recordings('public')]).filter(
  ({ area, steps }) => AREAS.has(area) && steps.some(step => step.request),
)
const configs = [...new Set(scenarios.map(({ config }) => config))]

/** Steps of those areas, so that none is lost unseen. */
const STEPS = 1987

/** One of the two ways to an ejabberd. Both start with the same accounts and nothing else. */
interface Way {
  readonly ejabberd: Ejabberd
  readonly base: string
}

let direct: Way
let passed: Way
let pass: PassServer
let server: EjabberdServer
let compared = 0

for (const config of configs) {
  describe(`with ${config}.yml, an ejabberd asked through Switchboard answers as one asked directly`, () => {
    beforeAll(async () => {
      const text = configText(config)
      const trusted = parse(text).trusted_proxies ?? []
      const [one, other] = await Promise.all([
        startEjabberd({ config: text }),
        startEjabberd({ config: text }),
      ])
      // The whole listener is handed on, so that the steps outside `/api` are compared too.
      server = createEjabberdServer(settings(other.origin, { forwardedFor: true }))
      pass = await startPassServer(server, [], trusted)
      direct = { ejabberd: one, base: one.origin }
      passed = { ejabberd: other, base: pass.origin }
    })
    afterAll(async () => {
      await pass.stop()
      await server.close()
      await Promise.all([direct.ejabberd.stop(), passed.ejabberd.stop()])
    })

    test.each(scenarios.filter(scenario => scenario.config === config))(
      '$id: $title',
      async ({ id, steps }) => {
        const vars = [{ R: 'k7q2' }, { R: 'k7q2' }] as const
        for (const step of steps) {
          const [expected, actual] = await Promise.all([
            answerOf(step, direct, vars[0]),
            answerOf(step, passed, vars[1]),
          ])
          const other = DIFFERS[`${id}/${step.id}`]
          if (other) expect(actual, step.id).toMatchObject(other)
          else if (expected.error === 'ECONNRESET') expect(actual, step.id).toMatchObject(DROPPED)
          else expect(actual, step.id).toEqual(expected)
          compared += 1
        }
      },
    )
  })
}

test('every recorded step was compared', () => {
  expect(compared).toBe(STEPS)
})

/** What a way answers to a step, without what differs between any two ejabberds. */
async function answerOf(step: Step, way: Way, vars: Record<string, string>) {
  const target = { base: way.base, rpc: `${way.base}/RPC2`, ctl: way.ejabberd.ctlCommand }
  const actual = await performStep(step, target, vars)
  doCaptures(step, actual, vars)
  const { headers = {}, status, exit, error } = actual
  const plain = (text: string) => {
    const same = normalised(text, way, vars)
    return isOfTheMoment(step) ? same.replace(/\d+/g, 'N') : same
  }
  const shown = Object.entries(headers).map(([name, value]) => [name, plain(String(value))])
  return {
    ...{ status, exit, error, body: plain(actual.raw ?? actual.stdout ?? '') },
    headers: { ...Object.fromEntries(shown), ...CONNECTION, 'content-length': undefined },
  }
}

/** ejabberd crashed on the request and hung up. A proxy says so instead of hanging up too. */
const DROPPED = { status: 502, body: expect.stringContaining('closed the connection without an answer') }

/** Steps that are answered otherwise for a reason. */
const DIFFERS: Readonly<Record<string, object>> = {
  // An address that cannot be read: ejabberd hangs up.
  'perm-proxied-http/21-get_logle-garbage': { status: 400, body: expect.stringContaining('X-Forwarded-For') },
  // White space at the end of a header is no part of it (RFC 9110 5.5): Node.js drops it, and with it the empty token.
  'auth-header-forms/17-bearer-empty': {
    status: 401,
    body: expect.stringContaining('You are not authorized'),
  },
}

/** The accounts are made with ejabberdctl, which this configuration does not let do it. */
const configText = (config: string) =>
  readFileSync(recordings(`configs/${config}.yml`), 'utf8').replace(
    /(from: ejabberd_ctl\n.*\n *what:\n)( *- )/,
    '$1$2register\n$2',
  )

/** Answers with figures of the very moment: uptime, processes, transactions, connections being tried in the background. */
const isOfTheMoment = (step: Step) =>
  /\/(mnesia_info|mnesia_table_info|outgoing_s2s_number)/.test(step.request?.path ?? '') ||
  JSON.stringify(step.expect).includes('"$range"')

/** Headers of the connection, not of the answer; the length follows from the body, which is compared. */
const CONNECTION = {
  connection: undefined,
  'keep-alive': undefined,
  'transfer-encoding': undefined,
  date: undefined,
}

/**
 * Every rule by which two answers may differ: what earlier steps were told, tokens and the order that they make, the node's
 * name, cookie, folder and address, and the present time.
 */
function normalised(text: string, { ejabberd, base }: Way, vars: Readonly<Record<string, string>>): string {
  let plain = text
  for (const [name, value] of Object.entries(vars)) {
    if (value.length > 8) plain = plain.replaceAll(value, `<${name}>`)
  }
  return plain
    .replace(/(access_token"?[:=]"?)\w{32}/g, '$1TOKEN')
    .replace(/("cookie":")[A-Z]{20}"/, '$1COOKIE"')
    .replace(/("token":")\w{32}/g, '$1TOKEN')
    .replace(/^\[\{("token":.*)\}\]$/, (_, tokens: string) => sorted(tokens.replace(/-?\d+ sec/g, 'N sec')))
    .replaceAll(ejabberd.node, 'NODE')
    .replaceAll(ejabberd.folder, 'FOLDER')
    .replaceAll(base, 'BASE')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z/g, time =>
      Math.abs(Date.parse(time) - Date.now()) < 60_000 ? 'NOW' : time,
    )
}

/** In one order, whatever order random tokens gave them. */
const sorted = (objects: string) => objects.split('},{').sort().join()
