import { LATEST } from '@/lib/commands/definition'
import type { Value } from '@/lib/commands/types'
import { mergeNotes, NOBODY_YET, writeSetup, writeXmppSetting } from '@/lib/yaml/setup'
import type { Credentials } from '../../server'
import type { EjabberdConfig } from '../config'
import { createEjabberdServer } from '../server'
import { accountOf } from './account'
import { examine } from './examine'
import { readLine, usage } from './line'
import { writeReport } from './report-text'
import type { Run } from './step'

/** What the program has of the world outside. */
export interface Surroundings {
  /** How the program was called: "switchboardctl". */
  readonly name: string
  /** Where relative paths of the line begin. */
  readonly folder: string
  /** The servers of the configuration; a sentence where it cannot be used. */
  readonly servers: readonly EjabberdConfig[] | string
  /** The password of an account; undefined where nobody can be asked. Only called where an account is named. */
  readonly askPassword: (jid: string) => Promise<string | undefined>
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/**
 * `switchboardctl doctor URL|SERVER`: prints each step as it ends and the lines to paste. It runs on the operator's own
 * machine, and asks the address that it is given.
 *
 * @returns the exit code: 0 all is fine, 1 something is not, 2 the line was wrong
 */
export async function runDoctor(argv: readonly string[], around: Surroundings): Promise<number> {
  const line = readLine(argv, around.servers, around.folder)
  if (typeof line === 'string') {
    around.complain(`${line}\n${usage(around.name)}`)
    return 2
  }
  if (typeof around.servers === 'string') around.complain(`Not heeded: ${around.servers}\n`)
  const { config, jid, purposes, tokens, adhoc } = line
  const password = jid === undefined ? undefined : await around.askPassword(jid)
  const credentials: Credentials =
    jid !== undefined && password !== undefined ? { kind: 'basic', jid, password } : { kind: 'none' }
  const server = createEjabberdServer(config)
  const run: Run = async (command, args, shown) => {
    const definition = (await server.find(command))?.at(-1)
    if (!definition) return { kind: 'unknown-command', foreign: true }
    const origin = { frontend: 'mod_http_api' } as const
    const values = args as Readonly<Record<string, Value>>
    const call = { definition, version: LATEST, args: values, credentials: shown, caller: {}, origin }
    return (await server.call(call)) as Awaited<ReturnType<Run>>
  }
  const signal = new AbortController().signal
  const steps = examine({ config, purposes, tokens, adhoc, credentials, run, mayRunCtl: true, signal })
  let isFine = true
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) {
    isFine &&= next.value.state === 'ok'
    around.print(writeReport(next.value))
  }
  await server.close()
  const facts = next.value
  const account = accountOf(jid === undefined ? credentials : { kind: 'basic', jid, password: '' })
  const wish = { jid: account ?? NOBODY_YET, purposes, tokens, adhoc }
  around.print(
    `\nLines for ejabberd.yml, as for ejabberd ${facts.release}:\n\n${writeSetup(wish, facts)}\n\n`,
  )
  if (adhoc && !config.discovery?.xmpp)
    around.print(`Lines for switchboard.yml:\n\n${writeXmppSetting(config.id, facts)}\n\n`)
  around.print(
    mergeNotes(wish, facts)
      .map(note => `- ${note}\n`)
      .join(''),
  )
  return isFine ? 0 : 1
}
