import { coveredBy, type PurposeId } from '@/lib/access/purposes'
import type { SetupFacts } from './setup'

/** Modules that only add commands and change nothing else for anybody. */
const ONLY_COMMANDS = ['mod_admin_extra', 'mod_muc_admin']

/** A module that does not start without another one. */
export interface DependentModule {
  readonly module: string
  readonly needs: string
}

const NEEDS: Readonly<Record<string, string | undefined>> = { mod_muc_admin: 'mod_muc' }

/**
 * The modules that add the commands of purposes. `needed`: to be loaded. `onlyWith`: to be loaded where the server has
 * what they need, which nobody would switch on for the sake of a few commands; except for rooms, which are about it.
 */
export function modulesFor(
  purposes: readonly PurposeId[],
  { modules }: Pick<SetupFacts, 'modules'>,
): { readonly needed: readonly string[]; readonly onlyWith: readonly DependentModule[] } {
  const wanted = new Set(coveredBy(purposes, Object.keys(modules)).map(name => modules[name]))
  const found = ONLY_COMMANDS.filter(module => wanted.has(module))
  const isNeeded = (module: string) => NEEDS[module] === undefined || purposes.includes('rooms')
  return {
    needed: found.filter(isNeeded),
    onlyWith: found.flatMap(module => {
      const needs = NEEDS[module]
      return needs !== undefined && !isNeeded(module) ? [{ module, needs }] : []
    }),
  }
}
