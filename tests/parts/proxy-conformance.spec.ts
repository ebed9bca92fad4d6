import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { doCaptures, loadScenarios, performStep } from '../../conformance/run.mjs'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { settings } from '../support/ejabberd-call'
import { type PassServer, startPassServer } from '../support/pass-server'

const recordings = (name: string) => fileURLToPath(new URL(`../../conformance/${name}`, import.meta.url))
const scenarios = loadScenarios([recordings('public')]).filter(({ area }) => area === 'http')
const configs = [...new Set(scenarios.map(({ config }) => config))]

/** Steps of the recordings' area `http`, so that none is lost unseen. */
const STEPS = 469

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
      const file = recordings(`configs/${config}.yml`)
      const [one, other] = await Promise.all([
        startEjabberd({ config: file }),
        startEjabberd({ config: file }),
      ])
      // The whole listener is handed on, so that the steps outside `/api` are compared too.
      server = createEjabberdServer(settings(other.origin))
      pass = await startPassServer(server, [])
      direct = { ejabberd: one, base: one.origin }
      passed = { ejabberd: other, base: pass.origin }
    })
    afterAll(async () => {
      await pass.stop()
      await server.close()
      await Promise.all([direct.ejabberd.stop(), passed.ejabberd.stop()])
    })

    test.each(scenarios.filter(scenario => scenario.config === config))('$id: $title', async ({ steps }) => {
      const vars = [{ R: 'k7q2' }, { R: 'k7q2' }] as const
      for (const step of steps) {
        const expected = await answerOf(step, direct, vars[0])
        const actual = await answerOf(step, passed, vars[1])
        if (expected.error === 'ECONNRESET') expect(actual, step.id).toMatchObject(DROPPED)
        else expect(actual, step.id).toEqual(expected)
        compared += 1
      }
    })
  })
}

test('every recorded step was compared', () => {
  expect(compared).toBe(STEPS)
})

/** What a way answers to a step, without what differs between any two ejabberds. */
async function answerOf(
  step: (typeof scenarios)[number]['steps'][number],
  way: Way,
  vars: Record<string, string>,
) {
  const target = { base: way.base, rpc: `${way.base}/RPC2`, ctl: way.ejabberd.ctlCommand }
  const actual = await performStep(step, target, vars)
  doCaptures(step, actual, vars)
  const { headers = {}, status, exit, error } = actual
  const body = normalised(actual.raw ?? actual.stdout ?? '', way)
  return { status, exit, error, body, headers: { ...headers, ...CONNECTION, 'content-length': undefined } }
}

/** ejabberd crashed on the request and hung up. A proxy says so instead of hanging up too. */
const DROPPED = { status: 502, body: expect.stringContaining('closed the connection without an answer') }

/** Headers of the connection, not of the answer; the length follows from the body, which is compared. */
const CONNECTION = {
  connection: undefined,
  'keep-alive': undefined,
  'transfer-encoding': undefined,
  date: undefined,
}

/** Every rule by which two answers may differ: a token, the node's name and folder, and the present time in microseconds. */
function normalised(text: string, { ejabberd }: Way): string {
  return text
    .replace(/"access_token":"\w{32}"/, '"access_token":"TOKEN"')
    .replaceAll(ejabberd.node, 'NODE')
    .replaceAll(ejabberd.folder, 'FOLDER')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/g, 'NOW')
}
