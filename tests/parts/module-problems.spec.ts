import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CatalogueAnswer } from '@/lib/client/types'
import { catalogueFor } from '@/lib/console/catalogue'
import { describeProblem } from '@/lib/servers/hosted/third-party/problem'
import { type HostedProcess, startHosted } from '../support/hosted'
import { type ModulesFolder, modulesFolder } from '../support/modules-folder'
import { startProcess } from '../support/server-process'
import { ADMIN, asAdmin, call } from '../support/strict'

const importing = (names: string) => `import { ${names} } from 'switchboard/module'\n`

/** A module with one command without arguments. */
const oneCommand = (name: string, result = "string('said')", body = "() => ok('yes')", more = '') =>
  `${importing('command, defineModule, integer, list, ok, string')}
export default defineModule(
  command({ name: '${name}', tags: ['test'], args: [], result: ${result}, ${more} }, ${body}),
)`

/** What is wrong with each, as its line on the standard error stream begins. */
const BROKEN: Readonly<Record<string, readonly [content: string, told: RegExp]>> = {
  'mod_a_syntax.ts': ['export default {\n  commands: [,\n  }\n', /^mod_a_syntax\.ts:3: Unexpected "}"$/],
  'mod_b_throws.ts': [
    "const port: number = 1\n\nthrow new Error('no ' + port)\n",
    /^mod_b_throws\.ts:3: threw while it was loaded: no 1$/,
  ],
  'mod_c_nothing.ts': ['export const commands = []', /^mod_c_nothing\.ts: exports nothing by default/],
  'mod_d_shape.js': [
    "export default { commands: [{ name: 'd', tags: ['test'], args: [{ name: 'x', type: { kind: 'text' } }], result: { name: 'r', type: { kind: 'string' } }, run() {} }] }",
    /^mod_d_shape\.js: commands\.0\.args\.0\.type \(d\): /,
  ],
  'mod_e_name.ts': [
    oneCommand('Not-A-Name'),
    /^mod_e_name\.ts: commands\.0\.name \(Not-A-Name\): must be 1 to 64/,
  ],
  'mod_f_ours.ts': [
    oneCommand('register'),
    /^mod_f_ours\.ts: mod_f_ours defines register, a command that ejabberd_admin has$/,
  ],
  'mod_g_taken.ts': [
    oneCommand('first_come'),
    /^mod_g_taken\.ts: .* first_come, a command that mod_aa_fine has$/,
  ],
  'mod_h_import.ts': [
    "import { nothing } from 'no-such-package'\nnothing()",
    /^mod_h_import\.ts:1: Could not resolve "no-such-package"/,
  ],
  'mod_i/index.ts': ["import './other'\n", /^mod_i\/other\.ts:2: threw while it was loaded: deep inside$/],
  'mod_i/other.ts': ["// here\nthrow new Error('deep inside')\n", /never/],
  'mod_k_rescode.ts': [
    oneCommand('k', "list('all', { name: 'one', type: { kind: 'rescode' } })"),
    /^mod_k_rescode\.ts: commands\.0\.result \(k\): has rescode inside/,
  ],
  'mod_l_twice.ts': [
    `${importing('command, defineModule, ok, string')}
const one = command({ name: 'twice', tags: ['test'], args: [], result: string('r') }, () => ok(''))
export default defineModule(one, one)`,
    /^mod_l_twice\.ts: defines twice twice in API version 0$/,
  ],
  'mod_muc_admin.ts': [oneCommand('m'), /^mod_muc_admin\.ts: mod_muc_admin is a module that Switchboard has/],
  'Mod-N.ts': [oneCommand('n'), /^Mod-N\.ts: a module is named by its file/],
  'mod_o_open.ts': [oneCommand('o'), /^mod_o_open\.ts: may be written by everybody/],
  'mod_p_string.ts': ["throw 'just text'", /^mod_p_string\.ts: threw string while it was loaded/],
}

/** These load, and misbehave only when they are called. */
const FINE = {
  'mod_aa_fine.ts': oneCommand('first_come'),
  'mod_x_handlers.ts': `${importing('command, defineModule, integer, list, ok, string')}
const spec = { tags: ['test'], result: list('numbers', integer('n')) } as const
export default defineModule(
  command({ ...spec, name: 'throws', args: [string('password'), string('note')] }, ({ password, note }) => {
    throw new Error('wrong: ' + password + note)
  }),
  command({ ...spec, name: 'lies', args: [] }, () => ok([1, 'hunter2'] as never)),
  command({ ...spec, name: 'says_nothing', args: [] }, () => undefined as never),
  command({ ...spec, name: 'never_ends', args: [], timeLimitSeconds: 0.05 }, () => new Promise(() => {})),
  command({ ...spec, name: 'calls_itself', args: [] }, (_, { run }) => run('calls_itself') as never),
)`,
  'mod_x_handlers.spec.ts': "throw new Error('a test is no module')",
  'notes.md': '# no module',
  'shared/words.ts': "throw new Error('a folder without index is no module')",
}

let folder: ModulesFolder
let hosted: HostedProcess
const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)

beforeAll(async () => {
  const broken = Object.entries(BROKEN).map(([name, [content]]) => [name, content])
  folder = await modulesFolder({ ...Object.fromEntries(broken), ...FINE })
  await chmod(path.join(folder.modules, 'mod_o_open.ts'), 0o666)
  hosted = await startHosted({ config: folder.config, accounts: [['alice', 'localhost', 'alicepw']] })
})
afterAll(async () => {
  await hosted?.stop()
  await folder?.remove()
  logged.mockRestore()
})

const EXPECTED = Object.values(BROKEN).filter(([, told]) => told.source !== 'never')

/** Each that is broken is told of once, and nothing else is. */
function expectEach(told: readonly string[]) {
  const words = EXPECTED.map(([, words]) => words)
  expect(told.filter(line => !words.some(one => one.test(line)))).toEqual([])
  expect(words.filter(one => told.filter(line => one.test(line)).length !== 1)).toEqual([])
}

test('each that cannot be loaded is told of with its path and what is wrong, and no other is', () => {
  const told = hosted.app.hosted.moduleProblems.map(describeProblem)
  expectEach(told)
})

test('the others work all the same', async () => {
  expect(await asAdmin(hosted, 'first_come', {})).toBe('yes')
  expect(await asAdmin(hosted, 'registered_users', { host: 'localhost' })).toContain('alice')
})

test('the process says so when it starts', async () => {
  const child = await startProcess({
    config: folder.config,
    dataFolder: path.join(folder.modules, '../data'),
  })
  await child.stop()
  const lines = child
    .errors()
    .split('\n')
    .flatMap(line => line.split('Module not loaded: ').slice(1))
  expectEach(lines)
})

test.each([
  [
    'throws',
    { password: 'hunter2', note: '' },
    /^.*mod_x_handlers: throws threw Error: wrong: …\n.*mod_x_handlers\.ts:6/,
  ],
  ['lies', {}, /lies returned what does not fit its definition: numbers\.1 should be an integer, not text$/],
  ['says_nothing', {}, /says_nothing returned what does not fit its definition: neither ok/],
  ['never_ends', {}, /never_ends did not answer within 0\.05 seconds$/],
  ['calls_itself', {}, /calls_itself on hosted: commands run each other more than 8 deep/],
])(
  '%s: the caller is told of a failure, the log says where, without arguments, and the server goes on',
  async (name, args, log) => {
    logged.mockClear()
    const answer = await call(hosted, name, args, { authorization: ADMIN })
    expect([answer.status, answer.raw]).toEqual([500, '"internal_error"'])
    const lines = logged.mock.calls.map(call => call.join(' '))
    expect(lines.filter(line => log.test(line))).toHaveLength(1)
    expect(lines.join()).not.toContain('hunter2')
    expect(await asAdmin(hosted, 'first_come', {})).toBe('yes')
  },
)

test.each([
  ['nobody', undefined, undefined],
  ['somebody without rights', 'alice@localhost', undefined],
  ['an admin', 'admin@localhost', EXPECTED.length],
] as const)('in the console %s sees what did not load: %s', async (_, jid, count) => {
  const { vault } = hosted.app
  const session = jid && (await vault.open())
  const credentials = {
    kind: 'basic',
    jid: jid ?? '',
    password: jid === 'admin@localhost' ? 'secret' : 'alicepw',
  } as const
  const person = { name: jid ?? '', credentials }
  if (session) await vault.put(session, 'hosted', person)
  const visit = {
    app: hosted.app,
    request: new Request('http://x/'),
    address: '127.0.0.1',
    session: session || undefined,
  }
  const answer: Promise<CatalogueAnswer> = catalogueFor({ ...visit, server: hosted.app.hosted, person })
  if (!jid) await expect(answer).rejects.toThrow('Sign in again')
  else expect((await answer).modulesNotLoaded?.length).toBe(count)
})
