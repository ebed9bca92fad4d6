import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadScenarios, runScenario, type StepResult } from '../../conformance/run.mjs'
import { CONFORMANCE_ACCOUNTS, type HostedProcess, startHosted } from '../support/hosted'
import { WAITING } from './conformance-waiting'

/**
 * The conformance runner leaves out the Erlang terms in faults, which are for people. Here they are compared too: every
 * character that ejabberd wrote, line breaks included.
 */
const scenarios = loadScenarios(['conformance/public'])
  .filter(({ area }) => area === 'xmlrpc')
  .map(scenario => ({
    ...scenario,
    steps: scenario.steps.map(step => {
      const { recordedXml } = step.expect
      return recordedXml ? { ...step, expect: { ...step.expect, xml: { $template: recordedXml } } } : step
    }),
    faults: scenario.steps.filter(
      ({ id, expect: { recordedXml } }) => recordedXml && WAITING[`${scenario.id}/${id}`] === undefined,
    ),
  }))
  .filter(({ faults }) => faults.length)

describe.each(scenarios)('the words of $id', scenario => {
  let hosted: HostedProcess
  let results: Map<string, StepResult>

  beforeAll(async () => {
    const config = `conformance/configs/${scenario.config}.yml`
    hosted = await startHosted({ config, accounts: CONFORMANCE_ACCOUNTS })
    const target = { base: hosted.url, rpc: `${hosted.url}/RPC2` }
    const list = await runScenario(scenario, target, { runId: 'k7q2' })
    results = new Map(list.map(result => [result.id, result]))
  })
  afterAll(() => hosted?.stop())

  test.each(scenario.faults)('$id $title', ({ id }) =>
    expect(results.get(id)?.diff ?? ['did not run']).toEqual([]),
  )
})
