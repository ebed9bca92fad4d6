import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parse, stringify } from 'yaml'
import type { Ejabberd } from './ejabberd'

type Options = Readonly<Record<string, unknown>>
interface Listener {
  readonly port: number
  readonly request_handlers?: Options
}

/** An `ejabberd.yml` as a server has it on which nobody has set up the API yet; the harness puts in the ports. */
export const BARE_YML = `hosts: [localhost, example.org]
loglevel: warning
listen:
  - port: 17222
    ip: "127.0.0.1"
    module: ejabberd_c2s
  - port: 17280
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /captcha: ejabberd_captcha
modules:
  mod_roster: {}
`

/** Puts lines into a configuration as the notes beside them tell: below the keys that are there, into the same listener. */
export function mergeSetup(file: string, lines: string): string {
  const there = parse(file) as Options
  const merged: Record<string, unknown> = { ...there }
  for (const [key, value] of Object.entries(parse(lines) as Options)) {
    if (key === 'listen') merged.listen = mergeListeners(there.listen as Listener[], value as Listener[])
    else merged[key] = isMap(value) ? { ...((there[key] as Options) ?? {}), ...value } : value
  }
  return stringify(merged)
}

const isMap = (value: unknown): value is Options =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mergeListeners = (there: readonly Listener[], added: readonly Listener[]): Listener[] => [
  ...there.map(listener => ({
    ...listener,
    ...mergeHandlers(
      listener,
      added.find(({ port }) => port === listener.port),
    ),
  })),
  ...added.filter(({ port }) => !there.some(listener => listener.port === port)),
]

const mergeHandlers = (listener: Listener, added: Listener | undefined) =>
  added && { request_handlers: { ...listener.request_handlers, ...added.request_handlers } }

/** Does that with the file of a running ejabberd, and starts its node anew, as one does for a listener. */
export async function applySetup(ejabberd: Ejabberd, lines: string): Promise<void> {
  const file = path.join(ejabberd.folder, 'conf', 'ejabberd.yml')
  const { uid, gid } = statSync(file)
  writeFileSync(file, mergeSetup(readFileSync(file, 'utf8'), lines))
  chownSync(file, uid, gid)
  await ejabberd.ctl('restart')
  const isUp = () =>
    fetch(`${ejabberd.url}/status`, { method: 'OPTIONS' }).then(
      ({ ok }) => ok,
      () => false,
    )
  for (const end = Date.now() + RESTART_MS; !(await isUp()); await setTimeout(100))
    if (Date.now() > end) throw new Error('ejabberd did not come back with mod_http_api')
}

const RESTART_MS = 60_000
