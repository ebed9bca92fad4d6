import { PURPOSES } from '@/lib/access/purposes'
import type { CatalogueCommand } from '@/lib/commands/catalogue'

/** Scopes that are often wanted together. */
export interface Preset {
  name: string
  about: string
  commands: readonly string[]
}

/** With the commands of all releases; of each only what a server has is offered there. */
export const PRESETS: readonly Preset[] = PURPOSES.flatMap(({ name, about, commands }) =>
  commands === 'all-but-stopping' ? [] : [{ name, about, commands }],
)

/** The commands of a preset that a server has and can run. */
export function presetCommands(
  { commands: names }: Preset,
  commands: readonly CatalogueCommand[],
): readonly CatalogueCommand[] {
  return names.flatMap(name => commands.find(command => command.name === name && !command.unavailable) ?? [])
}

/** Scopes that are no command's name, each with what it opens. */
export const WIDE_SCOPES = [
  { name: 'ejabberd:admin', about: 'All that the rules give to admins: nearly every command.' },
  { name: 'ejabberd:user', about: 'What the rules give to every account that comes with a token.' },
  { name: 'sasl_auth', about: 'Sign in to XMPP with the token in place of the password.' },
] as const

export const isWide = (scope: string) => WIDE_SCOPES.some(({ name }) => name === scope)
