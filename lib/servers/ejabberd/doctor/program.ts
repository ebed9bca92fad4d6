import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { PURPOSES, type PurposeId } from '@/lib/access/purposes'
import { LATEST } from '@/lib/commands/definition'
import type { Value } from '@/lib/commands/types'
import { mergeNotes, NOBODY_YET, writeSetup } from '@/lib/yaml/setup'
import type { Credentials } from '../../server'
import type { EjabberdConfig } from '../config'
import { createEjabberdServer } from '../server'
import { accountOf } from './account'
import { examine } from './examine'
import { writeReport } from './report-text'
import type { Run } from './step'

/** What the program has of the world outside. */
interface Surroundings {
  /** How the program was called: "switchboardctl". */
  readonly name: string
  /** The password of an account; undefined where nobody can be asked. Only called where an account is named. */
  readonly askPassword: (jid: string) => Promise<string | undefined>
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

/**
 * `switchboardctl doctor URL`: prints each step as it ends and the lines to paste. It runs on the operator's own machine,
 * and asks the address that it is given.
 *
 * @returns the exit code: 0 all is fine, 1 something is not, 2 the line was wrong
 */
export async function runDoctor(argv: readonly string[], around: Surroundings): Promise<number> {
  const line = readLine(argv)
  if (typeof line === 'string') {
    around.complain(`${line}\n${usage(around.name)}`)
    return 2
  }
  const { config, jid, purposes, tokens } = line
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
  const steps = examine({ config, purposes, tokens, credentials, run, mayRunCtl: true, signal })
  let isFine = true
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) {
    isFine &&= next.value.state === 'ok'
    around.print(writeReport(next.value))
  }
  await server.close()
  const account = accountOf(jid === undefined ? credentials : { kind: 'basic', jid, password: '' })
  const wish = { jid: account ?? NOBODY_YET, purposes, tokens }
  around.print(
    `\nLines for ejabberd.yml, as for ejabberd ${next.value.release}:\n\n${writeSetup(wish, next.value)}\n\n`,
  )
  around.print(
    mergeNotes(wish, next.value)
      .map(note => `- ${note}\n`)
      .join(''),
  )
  return isFine ? 0 : 1
}

const usage = (name: string) =>
  `Usage: ${name} doctor URL [--user JID] [--for ${PURPOSES.map(({ id }) => id).join(',')}] [--tokens] [--oauth-url URL] [--ca-file PEM]
URL is that of mod_http_api: https://xmpp.example.org:5443/api
The password is asked for on the terminal, or taken from SWITCHBOARD_DOCTOR_PASSWORD.
`

interface Line {
  readonly config: EjabberdConfig
  readonly jid: string | undefined
  readonly purposes: readonly PurposeId[]
  readonly tokens: boolean
}

/** The line as it is meant, or what is wrong with it. */
function readLine(argv: readonly string[]): Line | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        user: { type: 'string' },
        for: { type: 'string', default: 'statistics' },
        tokens: { type: 'boolean', default: false },
        'oauth-url': { type: 'string' },
        'ca-file': { type: 'string' },
      },
    })
    const [url = '', ...more] = positionals
    const { 'oauth-url': oauthUrl, 'ca-file': caFile } = values
    for (const address of [url, ...(oauthUrl === undefined ? [] : [oauthUrl])])
      if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
        return `“${address}” is no address: it begins with http:// or https://.`
    if (more.length > 0) return 'One URL is looked at at a time.'
    const wanted = values.for.split(',').filter(Boolean)
    const known = PURPOSES.flatMap(({ id }) => (wanted.includes(id) ? [id] : []))
    if (known.length < new Set(wanted).size) return `There is no such purpose: ${values.for}.`
    if (values.user !== undefined && !accountOf({ kind: 'basic', jid: values.user, password: '' }))
      return `${values.user} is no JID of an account.`
    const tls = { verify: true, ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }) }
    return {
      config: {
        ...{ id: 'production', label: url, url: url.replace(/\/+$/, ''), tls, connections: 2 },
        ...{ timeoutMs: 30_000, connectMs: 5_000 },
        ...(oauthUrl === undefined ? {} : { oauthUrl: oauthUrl.replace(/\/+$/, '') }),
      },
      ...{ jid: values.user, purposes: known, tokens: values.tokens },
    }
  } catch (error) {
    // An option that there is not, a file that cannot be read.
    return error instanceof Error ? error.message : String(error)
  }
}
