import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * Looks at an ejabberd from this machine; no Switchboard need run. The program is the process's own TypeScript, so it is
 * built first where that has not been done.
 *
 * @param {readonly string[]} argv
 * @param {{ name: string, out: Writable, problems: Writable }} setting
 * @returns {Promise<number>} the exit code
 */
export async function doctor(argv, { name, out, problems }) {
  // The next line moves to the program's own folder, as `npm start` does: the configuration is there.
  const folder = process.cwd()
  const { ensureBuilt, ensureInstalled, root } = await import('../scripts/prepare.mjs')
  ensureInstalled()
  await ensureBuilt({ console: false })
  const program = await import(`${root}/dist/doctor.js`)
  return program.doctor(argv, {
    ...{ name, folder },
    askPassword: jid => askPassword(jid, problems),
    print: text => out.write(text),
    complain: text => problems.write(text),
  })
}

/** Never an argument: other people of this machine can read those. What is typed is not shown. */
async function askPassword(jid, problems) {
  const { SWITCHBOARD_DOCTOR_PASSWORD: given } = process.env
  if (given !== undefined || !process.stdin.isTTY) return given
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  problems.write(`Password of ${jid}: `)
  try {
    return await reader.question('')
  } finally {
    reader.close()
    problems.write('\n')
  }
}
