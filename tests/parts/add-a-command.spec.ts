import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostedProcess, startHosted } from '../support/hosted'
import { ADMIN, asAdmin, basic, call } from '../support/strict'

/** What `docs/add-a-command.md` tells people to do, done word by word. */
const GUIDE = 'docs/add-a-command.md'

let folder: string
let hosted: HostedProcess

/** The first block of code in that language. */
async function block(language: string): Promise<string> {
  const [, code] =
    new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(await readFile(GUIDE, 'utf8')) ?? []
  if (!code) throw new Error(`${GUIDE} has no block of ${language}`)
  return code
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'switchboard-guide-'))
  await mkdir(path.join(folder, 'modules'))
  await writeFile(path.join(folder, 'modules', 'mod_notes.ts'), await block('ts'))
  const file = path.join(folder, 'switchboard.yml')
  await writeFile(file, await block('yaml'))
  hosted = await startHosted({ config: file, accounts: [['alice', 'localhost', 'alicepw']] })
})
afterAll(async () => {
  await hosted?.stop()
  await rm(folder, { recursive: true })
})

test('the module loads, and its commands run', async () => {
  expect(hosted.app.hosted.moduleProblems).toEqual([])
  const alice = { user: 'alice', host: 'localhost' }
  await asAdmin(hosted, 'add_rosteritem', {
    ...{ localuser: 'alice', localhost: 'localhost', user: 'bob', host: 'localhost' },
    ...{ nick: 'Bob', groups: [], subs: 'both' },
  })
  expect(await asAdmin(hosted, 'set_account_note', { ...alice, note: 'pays late' })).toBe(0)
  expect(await asAdmin(hosted, 'account_report', alice)).toEqual({
    note: 'pays late',
    waiting: 0,
    contacts: ['bob@localhost'],
  })
})

test('who has no right to them is refused, and nothing is shown', async () => {
  const answer = await call(
    hosted,
    'account_report',
    { user: 'alice', host: 'localhost' },
    { authorization: basic('alice@localhost', 'alicepw') },
  )
  expect(answer.status).toBe(403)
})

test('a refusal is told in the words of the module', async () => {
  const args = { user: 'nobody', host: 'localhost', note: 'x' }
  const answer = await call(hosted, 'set_account_note', args, { authorization: ADMIN })
  expect([answer.status, answer.raw]).toEqual([400, '"No such account"'])
})

test('an editor finds no fault with it, and would with a wrong argument', async () => {
  const modules = path.join(folder, 'modules')
  const config = { ...JSON.parse(await block('json')), extends: path.resolve('tsconfig.json') }
  const compilerOptions = { incremental: false }
  await writeFile(path.join(modules, 'tsconfig.json'), JSON.stringify({ ...config, compilerOptions }))
  const check = () =>
    promisify(execFile)(path.resolve('node_modules/.bin/tsc'), ['--noEmit', '-p', modules]).then(
      () => '',
      error => String(error.stdout),
    )
  expect(await check()).toBe('')
  const file = path.join(modules, 'mod_notes.ts')
  const source = await readFile(file, 'utf8')
  await writeFile(file, source.replace('{ user, host, note }, {', '{ user, host, remark }, {'))
  expect(await check()).toContain('remark')
})
