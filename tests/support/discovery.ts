import { definitionsOf } from '@/lib/catalog/facts'
import { isInternal } from '@/lib/commands/definition'
import { type Asked, createClient } from '@/lib/servers/ejabberd/client'
import { type CtlRequest, readCtl } from '@/lib/servers/ejabberd/discovery/ctl/read-ctl'
import type { Findings, NotFound } from '@/lib/servers/ejabberd/discovery/findings'
import { mergeFindings } from '@/lib/servers/ejabberd/discovery/merge'
import type { Facts } from '@/lib/servers/ejabberd/discovery/presence'
import { probe } from '@/lib/servers/ejabberd/discovery/probe/probe'
import { createReleaseWatch } from '@/lib/servers/ejabberd/release'
import type { Ejabberd } from './ejabberd'
import { settings } from './ejabberd-call'

const still = new AbortController().signal

/** What the release of a server is known to have, and what of it a configuration leaves out. */
export interface Expected extends Facts {
  readonly missing: readonly string[]
  /** Of these, what a list of all commands can tell. */
  readonly missingInLists: readonly string[]
}

/** By the release that it is, and the text of its `ejabberd.yml`. */
export async function expectedOf(ejabberd: Ejabberd, yml: string): Promise<Expected> {
  const [, release = ''] = /ejabberd (\d\d\.\d\d)/.exec(await ejabberd.ctl('status')) ?? []
  const definitions = definitionsOf(release)
  const isLoaded = (module: string) => !module.startsWith('mod_') || yml.includes(`\n  ${module}:`)
  const missing = [...definitions]
    .filter(([, [first]]) => !isLoaded(first?.module ?? ''))
    .map(([name]) => name)
    .sort()
  const missingInLists = missing.filter(name => !definitions.get(name)?.every(isInternal))
  return { release, definitions, missing, missingInLists }
}

/** The findings; throws what was not found. */
export function found(findings: Findings | NotFound): Findings {
  if ('kind' in findings) throw new Error(findings.message)
  return findings
}

/** Asks as nobody, quickly, and counts. */
export async function ask(url: string, alsoTried: readonly string[] = []) {
  const client = createClient(settings(url))
  const releases = createReleaseWatch(client)
  await releases.learn()
  const answers = new Map<number, number>()
  const counting = {
    host: client.host,
    async ask(
      question: Parameters<typeof client.ask>[0],
    ): Promise<Asked<{ status: number; type: string; body: Buffer }>> {
      const asked = await client.ask(question)
      const status = asked.kind === 'ok' ? asked.value.status : 0
      answers.set(status, (answers.get(status) ?? 0) + 1)
      return asked
    },
  }
  const findings = await probe({
    ...{ client: counting, release: releases.current(), alsoTried, signal: still },
    pace: { perSecond: 2000, atOnce: 4, totalMs: 60_000 },
  })
  await client.close()
  return { findings: found(findings), answers }
}

export const readByCtl = (
  line: readonly string[],
  { release, definitions }: Facts,
  more: Partial<CtlRequest> = {},
): Promise<Findings | NotFound> =>
  readCtl({ ...{ line, software: `ejabberd ${release}`, known: definitions, signal: still }, ...more })

/** The merged commands by what is said of them. */
export function summary(expected: Expected, ...findings: Findings[]) {
  const { definitions } = expected
  const merged = [...mergeFindings(expected, findings).values()]
  const names = (of: typeof merged) => of.map(({ name }) => name)
  return {
    absent: names(merged.filter(({ state }) => state === 'absent')),
    different: merged.flatMap(({ name, difference }) => (difference ? [`${name}: ${difference}`] : [])),
    foreign: names(merged.filter(({ isForeign }) => isForeign)),
    changed: names(
      merged.filter(
        ({ name, isForeign, versions }) =>
          !isForeign && JSON.stringify(versions) !== JSON.stringify(definitions.get(name)),
      ),
    ),
  }
}
export const asTheFacts = { different: [], foreign: [], changed: [] }
