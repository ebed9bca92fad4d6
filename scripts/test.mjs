import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { bin, ensureBuilt, ensureInstalled } from './prepare.mjs'
import { ensureSystemParts } from './system-parts.mjs'

/** Everything, with one count at the end. A part that runs no test, or skips one, has failed. */
const RESULTS = 'test-results'

ensureInstalled()
ensureSystemParts()
await ensureBuilt({ console: true })
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS)

const parts = [
  ['types', () => program('tsc', ['--noEmit'])],
  ['lint and format', () => program('biome', ['check', '.'])],
  ['unit tests', () => vitest('unit')],
  ['real parts', () => vitest('parts')],
  ['on PostgreSQL', () => vitest('postgres')],
  ['browser stories', playwright],
]

/** What failed, told again at the end: the output above is long. */
const failures = []
let passed = 0
let failed = 0
const summary = []
for (const [name, part] of parts) {
  console.log(`\n── ${name}`)
  const startedAt = Date.now()
  const count = part()
  if (count.passed + count.failed === 0) {
    console.error(`${name}: no test ran`)
    count.failed = 1
  }
  passed += count.passed
  failed += count.failed
  summary.push(`${name.padEnd(18)}${count.passed} passed, ${count.failed} failed in ${seconds(startedAt)} s`)
}
if (failures.length) console.log(`\n── failed\n\n${failures.join('\n\n')}`)
console.log(`\n${summary.join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

function program(name, args, env = {}) {
  const { status } = spawnSync(bin(name), args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function vitest(project) {
  const file = `${RESULTS}/${project}.json`
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const exit = program('vitest', args)
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  failures.push(...testResults.flatMap(failuresOf))
  return count(exit, numPassedTests, numFailedTests + numPendingTests + numTodoTests)
}

/** Of a file that does not load, or of its tests. */
function failuresOf({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return message ? [`${name}\n${message}`] : []
  return failed.map(
    ({ fullName, failureMessages }) => `${name}: ${fullName}\n${failureMessages.join('\n').slice(0, 3000)}`,
  )
}

function playwright() {
  const file = `${RESULTS}/browser.json`
  const exit = program('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  return count(exit, stats.expected, stats.unexpected + stats.flaky + stats.skipped)
}

/** A runner that failed outside of any test (an unhandled error, a file that does not load) counts as a failure too. */
function count(exit, passed, failed) {
  return { passed, failed: exit.failed && failed === 0 ? 1 : failed }
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000)
}
