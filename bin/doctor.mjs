import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

const PROGRAM = new URL('../dist/doctor.js', import.meta.url)

/**
 * Looks at an ejabberd from this machine; no Switchboard need run.
 *
 * @param {readonly string[]} argv
 * @param {{ name: string, out: Writable, problems: Writable }} setting
 * @returns {Promise<number>} the exit code
 */
export async function doctor(argv, { name, out, problems }) {
  if (!existsSync(PROGRAM)) {
    problems.write('The doctor is not built yet: run npm run build once.\n')
    return 3
  }
  const { runDoctor } = await import(PROGRAM.href)
  return runDoctor(argv, {
    name,
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
