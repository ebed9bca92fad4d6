import { compareSides, type Side } from '@/lib/catalog/compare'
import { definitionsOf, RELEASES } from '@/lib/catalog/facts'
import type { CompareAnswer, SideSummary } from '@/lib/client/compare'
import { ConsoleError, type ServerVisit, stillWelcome } from './route'

type Shown = { readonly side: Side; readonly summary: SideSummary }

/** The visited server beside another one, or beside the bundled facts of a release. */
export async function comparedWith(visit: ServerVisit): Promise<CompareAnswer> {
  await stillWelcome(visit)
  const other = new URL(visit.request.url).searchParams.get('with') ?? ''
  const there = RELEASES.includes(other) ? releaseSide(other) : await serverSide(await visitTo(visit, other))
  const here = await serverSide(visit)
  return { ...compareSides(here.side, there.side), here: here.summary, there: there.summary }
}

/** The same person at another server: with what they signed in with there. */
async function visitTo(visit: ServerVisit, id: string): Promise<ServerVisit> {
  const server = visit.app.servers.get(id)
  if (!server) {
    throw new ConsoleError('not-found', `"${id}" is neither a server nor a release of ejabberd. Choose one.`)
  }
  const person = visit.session && (await visit.app.vault.get(visit.session, id))
  if (!person) throw new ConsoleError('forbidden', `Sign in at ${server.label} too, to compare with it.`)
  const there = { ...visit, server, person }
  try {
    await stillWelcome(there)
  } catch (error) {
    // The session at the visited server goes on.
    if (error instanceof ConsoleError) throw new ConsoleError('forbidden', error.message)
    throw error
  }
  return there
}

async function serverSide({ server }: ServerVisit): Promise<Shown> {
  const { release, software, commands } = await server.catalogue()
  const there = commands.filter(({ state }) => state !== 'absent')
  return {
    side: { release, commands: new Map(there.map(({ name, versions }) => [name, versions])) },
    summary: { kind: 'server', id: server.id, label: server.label, software, commands: there.length },
  }
}

function releaseSide(release: string): Shown {
  const commands = definitionsOf(release)
  const label = `ejabberd ${release}`
  return {
    side: { release, commands },
    summary: { kind: 'release', id: release, label, software: label, commands: commands.size },
  }
}
