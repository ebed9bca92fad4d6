import type { CatalogueAnswer } from '@/lib/client/types'
import { describeProblem } from '@/lib/servers/hosted/third-party/problem'
import { callerOf } from './person'
import { type ServerVisit, stillWelcome } from './route'
import { mayReadRules } from './rules'

/** The commands of the visited server; for who runs it also what should be there and is not. */
export async function catalogueFor(visit: ServerVisit): Promise<CatalogueAnswer> {
  await stillWelcome(visit)
  const catalogue = await visit.server.catalogue()
  const { moduleProblems } = visit.app.hosted
  if (visit.server.kind !== 'hosted' || moduleProblems.length === 0) return catalogue
  return (await mayReadRules(visit, await callerOf(visit)))
    ? { ...catalogue, modulesNotLoaded: moduleProblems.map(describeProblem) }
    : catalogue
}
