import { isInternal, type Versions } from '@/lib/commands/definition'
import type { Findings } from './findings'

/** The commands that a release is known to have. */
export interface Facts {
  readonly release: string
  readonly definitions: ReadonlyMap<string, Versions>
}

/** Whether a server has a command; `unasked`: nobody has looked. */
export type Presence = 'there' | 'absent' | 'unasked'

/**
 * Documentation and files describe commands; that one is there is seen by looking only. Who lists all commands leaves out
 * those for ejabberd's own use: newer releases show them in no list.
 */
export function presence({ definitions }: Facts, findings: readonly Findings[]): (name: string) => Presence {
  const isShown = (name: string) => !definitions.get(name)?.every(isInternal)
  const looks = findings
    .filter(({ source }) => source === 'probe' || source === 'ctl' || source === 'adhoc')
    .sort((a, b) => b.at - a.at)
    .map(({ commands, absent }) => {
      const there = new Set(commands.map(({ name }) => name))
      const gone = absent === 'others' ? undefined : new Set(absent)
      return (name: string) => {
        if (there.has(name)) return 'there'
        return (gone ? gone.has(name) : isShown(name)) ? 'absent' : undefined
      }
    })
  return name => {
    for (const look of looks) {
      const seen = look(name)
      if (seen) return seen
    }
    return 'unasked'
  }
}

/** One sentence on a command of the facts that is `absent`: its module is not loaded where all commands of that are. */
export function whyAbsent(known: Versions, facts: Facts, isGone: (name: string) => boolean): string {
  const module = known.at(-1)?.module ?? ''
  const siblings = [...facts.definitions.values()].filter(versions => versions.at(-1)?.module === module)
  const allGone = siblings.every(versions => isGone(versions[0]?.name ?? ''))
  return module.startsWith('mod_') && allGone
    ? `${module} is not loaded on this server.`
    : `This server does not have it; ejabberd ${facts.release} does.`
}
