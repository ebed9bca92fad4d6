import type { PurposeId } from '@/lib/access/purposes'
import { definitionsOf } from '@/lib/catalog/facts'
import { NOBODY_YET, type SetupFacts, setupSections } from '@/lib/yaml/setup'
import { xmppUrlBeside } from '@/lib/yaml/setup-adhoc'
import type { Credentials } from '../../server'
import { createClient } from '../client'
import type { EjabberdConfig } from '../config'
import { authorizationOf } from '../identify'
import { createReleaseWatch, type Release } from '../release'
import { accountOf } from './account'
import type { Examination, Finding, Run, Step, StepId } from './step'
import { adhoc } from './steps/adhoc'
import { api } from './steps/api'
import { credentials } from './steps/credentials'
import { ctl } from './steps/ctl'
import { host } from './steps/host'
import { modules } from './steps/modules'
import { name } from './steps/name'
import { oauth } from './steps/oauth'
import { port } from './steps/port'
import { read } from './steps/read'
import { tls } from './steps/tls'

/** All steps in the order in which they are taken. */
export const STEPS: readonly Step[] = [
  name,
  port,
  tls,
  api,
  host,
  credentials,
  read,
  modules,
  oauth,
  ctl,
  adhoc,
]

/** A step and what it found. Plain data. */
export type StepReport = { readonly id: StepId; readonly title: string; readonly why: string } & Finding

export interface Order {
  readonly config: EjabberdConfig
  readonly purposes: readonly PurposeId[]
  readonly tokens: boolean
  readonly adhoc: boolean
  /** Of the account that is to be let in; `none`: nobody is named. */
  readonly credentials: Credentials
  readonly run: Run
  readonly mayRunCtl: boolean
  readonly signal: AbortSignal
}

/**
 * Looks at a server step by step and hands out what each found as soon as it is known. A step whose needs were not met
 * is not taken and says which one was in the way. Returns what it learnt of the server. Nothing at the server changes. Dials nothing but the addresses of
 * `order.config`.
 */
export async function* examine(order: Order): AsyncGenerator<StepReport, SetupFacts> {
  const { config, credentials: given } = order
  const client = createClient({ ...config, connections: 2 })
  const oauthUrl = oauthUrlOf(config)
  const oauthClient = createClient({ ...config, url: oauthUrl, connections: 1 })
  const releases = createReleaseWatch(client)
  const examination: Examination = {
    ...{ ...order, client, oauthClient, url: new URL(config.url) },
    release: releases.current,
    facts: () => factsOf(config, releases.current()),
    sections: also => {
      const { purposes, tokens, adhoc } = order
      const wish = { jid: accountOf(given) ?? NOBODY_YET, purposes, tokens, adhoc, ...also }
      return setupSections(wish, factsOf(config, releases.current()))
    },
  }
  const passed = new Set<StepId>()
  try {
    for (const step of STEPS) {
      if (order.signal.aborted) break
      const inTheWay = STEPS.find(({ id }) => step.needs.includes(id) && !passed.has(id))
      const finding: Finding = inTheWay
        ? { state: 'untried', seen: `First this must be right: ${inTheWay.title}.` }
        : await step.look(examination)
      if (finding.state === 'ok' || (finding.state === 'problem' && finding.isPassable)) passed.add(step.id)
      if (finding.state === 'ok') await learn(step.id)
      yield { id: step.id, title: step.title, why: step.why, ...finding }
    }
    return examination.facts()
  } finally {
    await Promise.all([client.close(), oauthClient.close()])
  }

  /** The release decides about the lines to write; some servers tell it to people with rights only. */
  async function learn(id: StepId) {
    if (id === 'api') await releases.learn()
    if (id === 'credentials') await releases.learn(authorizationOf(given))
  }
}

/** Where OAuth of a server is: as configured, or beside its API. */
export const oauthUrlOf = ({ oauthUrl, url }: Pick<EjabberdConfig, 'oauthUrl' | 'url'>): string =>
  oauthUrl ?? `${new URL(url).origin}/oauth`

/** What the writer of lines must know of a server. */
export function factsOf(
  config: Pick<EjabberdConfig, 'discovery' | 'oauthUrl' | 'url'>,
  { release }: Pick<Release, 'release'>,
): SetupFacts {
  const modules = [...definitionsOf(release)].map(([command, versions]) => [
    command,
    versions.at(-1)?.module ?? '',
  ])
  return {
    ...{ apiUrl: config.url, oauthUrl: oauthUrlOf(config), release },
    xmppUrl: config.discovery?.xmpp?.service ?? xmppUrlBeside(config.url),
    modules: Object.fromEntries(modules),
  }
}
