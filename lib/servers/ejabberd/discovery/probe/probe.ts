import type { UpstreamFailure } from '@/lib/commands/outcome'
import type { Field } from '@/lib/commands/types'
import type { EjabberdClient } from '../../client'
import type { Release } from '../../release'
import { type Findings, type FoundCommand, type FoundDefinition, type NotFound, notFound } from '../findings'
import type { Progress } from '../progress'
import { readAnswer, type Said } from './answer'
import { explore } from './explore'
import { createPace, eachOf, type Pace } from './pace'
import { planOf, type Target } from './plan'
import { bodyOf, type Given, POISON } from './question'

export interface ProbeRequest {
  readonly client: Pick<EjabberdClient, 'ask' | 'host'>
  readonly release: Release
  /** The `Authorization` header of a person; none is needed where the listener answers everybody. */
  readonly authorization?: string
  /** Names to try beside those that ejabberd is known to have. */
  readonly alsoTried?: readonly string[]
  /** What asking found before: then only `alsoTried` is asked for, and the rest is as it was. */
  readonly before?: Findings
  readonly pace: Pace
  readonly onProgress?: (progress: Progress) => void
  readonly signal: AbortSignal
}

/**
 * Finds out what commands a server has, and which arguments they take, by requests that it refuses before anything runs
 * (SPEC 8). It first makes sure that this server refuses such requests, and stops at the first that it does not.
 *
 * @throws the reason of `signal` once it is aborted
 */
export async function probe(request: ProbeRequest): Promise<Findings | NotFound> {
  const { client, release, authorization, alsoTried = [], before, pace, onProgress, signal } = request
  const next = createPace(pace.perSecond, signal)
  const askAbout = (path: string) => async (given: Given) => {
    await next()
    const asked = await client.ask({ path, body: bodyOf(given), authorization })
    return asked.kind === 'ok' ? readAnswer(asked.value) : asked
  }

  const first = await askAbout('status')(new Map())
  if (first.kind !== 'left-over' || !first.names.includes(POISON.name))
    return notFound(whyNot(first, client.host))

  const plan = planOf(alsoTried, release.hasVersions ? release.newestVersion : 0)
  const targets = before ? plan.filter(({ isStranger }) => isStranger) : plan
  const ours = new Set(plan.filter(({ isStranger }) => !isStranger).map(({ name }) => name))
  const commands: FoundCommand[] = (before?.commands ?? []).filter(({ name }) => ours.has(name))
  const absent: string[] = [before?.absent ?? []].flat().filter(name => ours.has(name))
  let stopped: Said | UpstreamFailure | undefined
  let done = 0
  onProgress?.({ done, total: targets.length })
  await eachOf(targets, pace.atOnce, async target => {
    if (stopped) return
    const versions = await lookAt(target, async version => {
      const path = release.hasVersions ? `${target.name}/v${version}` : target.name
      const explored = await explore(askAbout(path), target.lists)
      if (explored.kind === 'stop') stopped ??= explored.said
      return explored.kind === 'there' ? { version, args: explored.args } : undefined
    })
    if (versions.length > 0) commands.push({ name: target.name, versions })
    else absent.push(target.name)
    done += 1
    onProgress?.({ done, total: targets.length })
  })
  if (stopped) return notFound(whyNot(stopped, client.host))
  return {
    ...{ source: 'probe', at: Date.now(), software: release.software },
    commands: commands.sort((a, b) => (a.name < b.name ? -1 : 1)),
    absent: absent.sort(),
    ...(alsoTried.length > 0 ? { alsoTried } : {}),
  }
}

/** Of a stranger, versions that look like the one before are that one. */
async function lookAt(
  { versions, isStranger }: Target,
  look: (version: number) => Promise<FoundDefinition | undefined>,
): Promise<FoundDefinition[]> {
  const found: FoundDefinition[] = []
  for (const version of versions) {
    const definition = await look(version)
    const last = found.at(-1)
    if (definition && !(isStranger && last && isSame(definition.args, last.args))) found.push(definition)
  }
  return found
}

const isSame = (a: readonly Field[] | undefined, b: readonly Field[] | undefined) =>
  JSON.stringify(a) === JSON.stringify(b)

function whyNot(said: Said | UpstreamFailure, host: string): string {
  switch (said.kind) {
    case 'turned-away':
      return `${host} does not accept the credentials it was asked with, or answers nobody without any.`
    case 'unsafe':
      return `${host} answered HTTP ${said.status} to a request that ejabberd refuses for its arguments. It was asked nothing more.`
    case 'timeout':
      return `${host} did not answer within ${said.timeoutMs / 1000} s.`
    case 'too-large':
      return `${host} answers with more than ${said.limitBytes} bytes.`
    case 'unreachable':
    case 'malformed-answer':
      return `${said.message}.`
    default:
      return `${host} does not answer as ejabberd's mod_http_api does.`
  }
}
