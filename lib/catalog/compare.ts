import type { ComparedCommand, Comparison } from '@/lib/commands/comparison'
import type { Definition } from '@/lib/commands/definition'
import { type Commands, differencesBetween } from './changes'
import { nearestRelease } from './facts'

/** One of two sides that are compared. */
export interface Side {
  readonly commands: Commands
  /** The ejabberd release whose definitions these are. */
  readonly release: string
}

/**
 * Two servers, or a server and a release, side by side. Differences are told from the older release to the newer one
 * (`from` names its side), since former names of arguments are known to the newer one only. Where both are of the same
 * release they are told from `here`.
 */
export function compareSides(here: Side, there: Side): Comparison {
  const isHereNewer = nearestRelease(here.release) > nearestRelease(there.release)
  const [from, to] = isHereNewer ? [there, here] : [here, there]
  const differing = differencesBetween(from.commands, to.commands)
  const commands = [...differing].map(([name, differences]): ComparedCommand => {
    const isHere = here.commands.has(name)
    const where = isHere && there.commands.has(name) ? 'both' : isHere ? 'here' : 'there'
    const versions = here.commands.get(name) ?? there.commands.get(name) ?? []
    return {
      ...{ name, where, module: newest(versions)?.module ?? '' },
      differences: where === 'both' ? differences : [],
    }
  })
  return {
    from: isHereNewer ? 'there' : 'here',
    commands,
    same: [...here.commands.keys()].filter(name => there.commands.has(name) && !differing.has(name)).length,
  }
}

const newest = (versions: readonly Definition[]) => versions.at(-1)
