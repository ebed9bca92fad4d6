import { definitionsOf, hasApiVersions, LATEST_RELEASE, nearestRelease, RELEASES } from '@/lib/catalog/facts'
import type { EjabberdClient } from './client'
import { isComplaint, POISON } from './identify'

/** How long a release is believed before it is asked for again: servers are upgraded. */
const BELIEVED_MS = 10 * 60_000
/** How long a server that did not answer is left alone. */
const SILENT_MS = 5_000

/** What is known of the server's release. */
export interface Release {
  /** The bundled release whose definitions are used: "23.01". */
  readonly release: string
  /** "ejabberd 23.01"; "ejabberd" where it is not known. */
  readonly software: string
  /** The server has told it; else it is a guess. */
  readonly isSure: boolean
  /** Whether the API takes a version after the command. */
  readonly hasVersions: boolean
  /** The highest API version of its definitions. */
  readonly newestVersion: number
  /** One sentence: where the definitions come from. */
  readonly source: string
}

export interface ReleaseWatch {
  /** The best that is known now. */
  current(): Release
  /** Asks the server where that is due; with the credentials of a person, or as nobody. Never fails. */
  learn(authorization?: string): Promise<void>
}

/**
 * Learns the release from the text of `status`, which some callers may run. Where they may not: whether the API has
 * versions at all, which no permission is needed for (SPEC 8), and so on which side of 24.02 the release is.
 */
export function createReleaseWatch(client: EjabberdClient): ReleaseWatch {
  // Without a version every release understands a call.
  let known: Release = { ...guess(true), hasVersions: false }
  let nextAt = 0
  let asking: Promise<void> | undefined

  const ask = async (authorization: string | undefined) => {
    const told = await client.ask({ path: 'status', body: '{}', authorization })
    if (told.kind !== 'ok') {
      nextAt = Date.now() + SILENT_MS
      return
    }
    const found = told.value.status === 200 ? RELEASE_TEXT.exec(told.value.body.toString()) : null
    if (found?.[1]) {
      known = exactly(found[1])
      nextAt = Date.now() + BELIEVED_MS
      return
    }
    if (known.isSure) return
    const probe = await client.ask({ path: 'status/v1', body: POISON })
    if (probe.kind !== 'ok' || probe.value.status !== 400) return
    known = guess(isComplaint(probe.value.body))
    // An anonymous caller need not ask again soon; a person may be told more.
    nextAt = Date.now() + BELIEVED_MS
  }

  return {
    current: () => known,
    async learn(authorization) {
      const isDue = () => Date.now() >= nextAt || (authorization !== undefined && !known.isSure)
      if (isDue()) await asking
      if (!isDue()) return
      asking ??= ask(authorization).finally(() => {
        asking = undefined
      })
      await asking
    },
  }
}

/** "… ejabberd 23.01-1+deb12u1 is running in that node" */
const RELEASE_TEXT = /ejabberd v?(\d+\.\d+(?:\.\d+)?)/

function exactly(text: string): Release {
  const release = nearestRelease(text)
  const isBundled = text === release || text.startsWith(`${release}.`)
  return {
    release,
    software: `ejabberd ${text}`,
    isSure: true,
    hasVersions: hasApiVersions(release),
    newestVersion: newestVersionOf(release),
    source: isBundled
      ? `Bundled facts of ejabberd ${release}`
      : `Bundled facts of ejabberd ${release}, the nearest to this server's ${text}`,
  }
}

function guess(hasVersions: boolean): Release {
  const older = RELEASES.filter(release => !hasApiVersions(release))
  const release = hasVersions ? LATEST_RELEASE : (older.at(-1) ?? LATEST_RELEASE)
  return {
    release,
    software: 'ejabberd',
    isSure: false,
    hasVersions,
    newestVersion: newestVersionOf(release),
    source: `Bundled facts of ejabberd ${release}; the server has not told its release, so some commands may differ`,
  }
}

const newestVersionOf = (release: string) =>
  Math.max(...[...definitionsOf(release).values()].flat().map(({ version }) => version))
