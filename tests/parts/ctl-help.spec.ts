import { expect, test } from 'vitest'
import { catalogueOf } from '@/lib/catalog/catalogue'
import { printCtl } from '@/lib/interfaces/ctl/answer'
import { help } from '@/lib/interfaces/ctl/help/help'
import { checkStep, loadScenarios } from '../../conformance/run.mjs'

/**
 * Help of an ejabberd that has other commands than the hosted server has: the pages that `conformance-differs.ts` excuses
 * are held to their recordings with the commands of ejabberd 26.07 itself.
 */
const steps = loadScenarios(['conformance/public'])
  .filter(({ id }) => id === 'ctl-help')
  .flatMap(scenario => scenario.steps)

/** The recorded server had not all modules loaded: only the commands that its list of tags names. */
const tags = steps.find(({ id }) => id === '02-ctl-help')?.expect as { stdout: string } | undefined
const named = new Set(tags?.stdout.split(/\s+/))
const catalogue = catalogueOf('26.07').filter(({ name }) => named.has(name))

test.each(steps.map(step => [step.id, step] as const))('%s', (_, step) => {
  const { argv } = step.ctl as { argv: readonly string[] }
  const isOld = argv[0] === '--version'
  const words = argv.slice(isOld ? 3 : 1)
  const answer = help(words, { catalogue, version: isOld ? 0 : 1_000_000, program: 'ejabberdctl' })
  const actual = { kind: 'ctl', exit: answer.exit, stdout: String(printCtl(answer)), stderr: '' }
  expect(checkStep(step, actual, { R: 'k7q2' })).toEqual([])
})
