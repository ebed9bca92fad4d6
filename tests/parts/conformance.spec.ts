import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadScenarios, runScenario, type StepResult } from '../../conformance/run.mjs'
import { CONFORMANCE_ACCOUNTS, type HostedProcess, startHosted } from '../support/hosted'
import { DIFFERS } from './conformance-differs'
import { WAITING } from './conformance-waiting'

/** Areas whose steps the hosted server must pass, but for those that are listed. */
const AREAS = ['http', 'auth', 'perms', 'oauth', 'xmlrpc', 'commands', 'ctl']

/** Steps that need not pass, with what they wait for or why they never will. */
const EXCUSES: Readonly<Record<string, string>> = { ...WAITING, ...DIFFERS }

const scenarios = loadScenarios(['conformance/public']).filter(({ area }) => AREAS.includes(area))

/** The real program, as a shell calls it. */
const switchboardctl = ({ dataFolder }: HostedProcess) =>
  `SWITCHBOARD_DATA=${dataFolder} ${process.execPath} bin/switchboardctl`

describe.each(scenarios)('$area $id', scenario => {
  let hosted: HostedProcess
  let results: Map<string, StepResult>

  beforeAll(async () => {
    hosted = await startHosted({
      config: `conformance/configs/${scenario.config}.yml`,
      accounts: CONFORMANCE_ACCOUNTS,
    })
    const list = await runScenario(
      scenario,
      { base: hosted.url, rpc: `${hosted.url}/RPC2`, ctl: switchboardctl(hosted) },
      { runId: 'k7q2' },
    )
    results = new Map(list.map(result => [result.id, result]))
  })
  afterAll(() => hosted?.stop())

  test.each(scenario.steps)('$id $title', step => {
    const result = results.get(step.id)
    const excuse = EXCUSES[`${scenario.id}/${step.id}`]
    // A step that passes now must leave the list: it would hide the day when it breaks.
    if (excuse) expect(result?.ok === true, `passes, but is listed: ${excuse}`).toBe(false)
    else expect(result?.diff ?? ['did not run']).toEqual([])
  })
})

test('every step that is listed exists', () => {
  const known = new Set(scenarios.flatMap(({ id, steps }) => steps.map(step => `${id}/${step.id}`)))
  expect(Object.keys(EXCUSES).filter(step => !known.has(step))).toEqual([])
})

test('every step that differs for good is in the documentation', () => {
  const documentation = readFileSync('docs/hosted-vs-ejabberd.md', 'utf8')
  expect(Object.keys(DIFFERS).filter(step => !documentation.includes(`\`${step}\``))).toEqual([])
})
