import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PURPOSES, type PurposeId } from '@/lib/access/purposes'
import type { EjabberdConfig } from '../config'
import { addressProblem } from '../discovery/adhoc/address'
import { DEFAULT_DISCOVERY } from '../discovery/config'
import { accountOf } from './account'

/** A line of `switchboardctl doctor`, as it is meant. */
export interface DoctorLine {
  readonly config: EjabberdConfig
  readonly jid: string | undefined
  readonly purposes: readonly PurposeId[]
  readonly tokens: boolean
  readonly adhoc: boolean
}

export const usage = (name: string) =>
  `Usage: ${name} doctor URL|SERVER [--user JID] [--for ${PURPOSES.map(({ id }) => id).join(',')}] [--tokens] [--adhoc]
       [--oauth-url URL] [--ca-file PEM] [--ctl "PROGRAM ARGUMENT…"] [--xmpp URL]
URL is that of mod_http_api, https://xmpp.example.org:5443/api; SERVER is the name of one in switchboard.yml.
A server that stands there is looked at with its settings; options go before them. The words of --ctl are parted by spaces, and no shell sees them.
The password is asked for on the terminal, or taken from SWITCHBOARD_DOCTOR_PASSWORD.
`

const OPTIONS = {
  user: { type: 'string' },
  for: { type: 'string', default: 'statistics' },
  tokens: { type: 'boolean', default: false },
  adhoc: { type: 'boolean', default: false },
  'oauth-url': { type: 'string' },
  'ca-file': { type: 'string' },
  ctl: { type: 'string' },
  xmpp: { type: 'string' },
} as const

/**
 * Reads a line, or says in a sentence what is wrong with it.
 *
 * @param servers those of the configuration, or a sentence why there are none to be had
 * @param folder where its relative paths begin
 */
export function readLine(
  argv: readonly string[],
  servers: readonly EjabberdConfig[] | string,
  folder: string,
): DoctorLine | string {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS })
    const [target = '', ...more] = positionals
    const { 'oauth-url': oauthUrl, 'ca-file': caFile, ctl, xmpp } = values
    const found = serverOf(target, servers)
    if (typeof found === 'string') return found
    if (more.length > 0) return 'One server is looked at at a time.'
    if (oauthUrl !== undefined && !isWebAddress(oauthUrl)) return noAddress(oauthUrl)
    const wanted = values.for.split(',').filter(Boolean)
    const purposes = PURPOSES.flatMap(({ id }) => (wanted.includes(id) ? [id] : []))
    if (purposes.length < new Set(wanted).size) return `There is no such purpose: ${values.for}.`
    if (values.user !== undefined && !accountOf({ kind: 'basic', jid: values.user, password: '' }))
      return `${values.user} is no JID of an account.`
    const tls =
      caFile === undefined
        ? found.tls
        : { verify: true, ca: readFileSync(path.resolve(folder, caFile), 'utf8') }
    const service = xmpp ?? found.discovery?.xmpp?.service
    const address = service === undefined ? undefined : { service, tls }
    const problem = address && addressProblem(address)
    if (problem) return `The address ${service} ${problem}.`
    const config = {
      ...{ ...found, tls, connections: 2 },
      ...(oauthUrl === undefined ? {} : { oauthUrl: oauthUrl.replace(/\/+$/, '') }),
      discovery: {
        ...{ ...DEFAULT_DISCOVERY, ...found.discovery, xmpp: address },
        ...(ctl === undefined ? {} : { ctl: ctl.split(/\s+/).filter(Boolean) }),
      },
    }
    return { config, jid: values.user, purposes, tokens: values.tokens, adhoc: values.adhoc }
  } catch (error) {
    // An option that there is not, a file that cannot be read.
    return error instanceof Error ? error.message : String(error)
  }
}

/** The settings of the server that is meant: by its name, or by its address. */
function serverOf(target: string, servers: readonly EjabberdConfig[] | string): EjabberdConfig | string {
  const known = typeof servers === 'string' ? [] : servers
  const named = known.find(({ id }) => id === target)
  if (named) return named
  if (isWebAddress(target)) {
    const url = target.replace(/\/+$/, '')
    const same = known.find(one => new URL(one.url).href === new URL(url).href)
    return same ?? { ...UNKNOWN, label: url, url }
  }
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(target)) return noAddress(target)
  return typeof servers === 'string'
    ? servers
    : `There is no server ${target} in switchboard.yml. It has: ${known.map(({ id }) => id).join(', ') || 'none'}.`
}

const UNKNOWN = {
  id: 'production',
  tls: { verify: true },
  ...{ connections: 2, timeoutMs: 30_000, connectMs: 5_000 },
} as const

const isWebAddress = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

const noAddress = (text: string) => `“${text}” is no address: it begins with http:// or https://.`
