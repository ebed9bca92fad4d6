import { definitionsOf, RELEASES } from '@/lib/catalog/facts'
import type { EjabberdClient } from '../client'
import type { Release } from '../release'
import { readAdhoc, readAdhocNames } from './adhoc/read-adhoc'
import type { DiscoveryConfig } from './config'
import { readCtl } from './ctl/read-ctl'
import { readPath } from './documents/read-files'
import type { Findings, NotFound, Source } from './findings'
import type { KnownCatalogue } from './known-catalogue'
import type { LookWith, Problem } from './look'
import type { KnownCommand } from './merge'
import { DEFAULT_PACE } from './probe/pace'
import { probe } from './probe/probe'
import type { Progress } from './progress'

/** The server that is looked at, what is known of it, and where what is heard goes. */
export interface Hearing {
  readonly server: {
    readonly client: Pick<EjabberdClient, 'ask' | 'host'>
    readonly release: Release
    readonly config: DiscoveryConfig
  }
  readonly found: ReadonlyMap<Source, Findings>
  keep(findings: Findings): Promise<void>
  /** All that is known by now, put together. */
  view(): View
  report(source: Source, progress?: Progress): void
  readonly signal: AbortSignal
}

interface View {
  readonly merged: ReadonlyMap<string, KnownCommand>
  readonly catalogue: KnownCatalogue
}

/**
 * Hears all sources that are configured, one after the other; the problem of one does not keep the others from being heard.
 * Where there are names to try, only they are asked for.
 *
 * @returns the problems
 * @throws the reason of `signal` once it is aborted
 */
export async function hearAll(
  { server, found, keep, view, report, signal }: Hearing,
  { authorization, account, alsoTried }: LookWith,
): Promise<Problem[]> {
  const { client, release, config } = server
  const { software } = release
  const problems: Problem[] = []
  const hear = async (source: Source, read: () => Promise<Findings | NotFound>) => {
    report(source)
    const heard = await read()
    signal.throwIfAborted()
    if ('kind' in heard) problems.push({ source, message: heard.message })
    else await keep(heard)
  }
  const progressOf = (source: Source) => (progress: Progress) => report(source, progress)
  const ask = (names: readonly string[], before?: Findings) =>
    hear('probe', () =>
      probe({
        ...{ client, release, authorization, alsoTried: names, before, signal },
        onProgress: progressOf('probe'),
        pace: { ...DEFAULT_PACE, perSecond: config.perSecond },
      }),
    )
  if (alsoTried) {
    await ask(alsoTried, lookedBefore(found, software))
    return problems
  }

  const { ctl, docsFile, definitionsFile, xmpp } = config
  if (definitionsFile) await hear('file', () => readPath('file', definitionsFile, software))
  if (docsFile) await hear('docs', () => readPath('docs', docsFile, software))

  const adhoc = xmpp && account && { address: xmpp, account, software, signal }
  if (xmpp && authorization && !account) problems.push({ source: 'adhoc', message: NEEDS_PASSWORD })
  if (adhoc) report('adhoc')
  const names = adhoc ? await readAdhocNames(adhoc) : []
  if ('kind' in names) problems.push({ source: 'adhoc', message: names.message })
  // Names that nobody knows are asked about over HTTP, and then have forms that may be asked for.
  const strangers = 'kind' in names ? [] : names.filter(isStranger)
  await ask([...new Set([...(found.get('probe')?.alsoTried ?? []), ...strangers])])

  if (ctl)
    await hear('ctl', () =>
      readCtl({
        ...{ line: ctl, software, known: definitionsOf(release.release), signal },
        before: sameRelease(found.get('ctl'), release),
        ...{ onProgress: progressOf('ctl'), onNews: keep },
      }),
    )
  if (adhoc && !('kind' in names))
    await hear('adhoc', () =>
      readAdhoc({
        ...{ ...adhoc, onProgress: progressOf('adhoc') },
        askable: commands => askable(commands, view()),
      }),
    )
  return problems
}

const isStranger = (name: string) => !RELEASES.some(known => definitionsOf(known).has(name))

/**
 * The commands that are known to have arguments in every version, those that only read first: only their forms are asked
 * for.
 */
function askable(commands: readonly string[], { merged, catalogue }: View): string[] {
  const rank = (name: string) => (catalogue.notes(name).effect === 'read' ? 0 : 1)
  return commands
    .filter(name => merged.get(name)?.versions.every(({ args }) => args.length > 0))
    .sort((a, b) => rank(a) - rank(b))
}

/** What asking has found of this same release, if nobody has looked since. */
function lookedBefore(found: ReadonlyMap<Source, Findings>, software: string): Findings | undefined {
  const asked = found.get('probe')
  const isLast = (asked?.at ?? 0) >= (found.get('ctl')?.at ?? 0)
  return isLast && asked?.software === software ? asked : undefined
}

const NEEDS_PASSWORD =
  'Ad-hoc commands are read over XMPP, where a token opens nothing: sign in with a password to read them.'

const sameRelease = (before: Findings | undefined, { software, isSure }: Release) =>
  isSure && before?.software === software ? before : undefined
