import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import { isSecret } from '@/lib/commands/secrets'
import type { Json } from '@/lib/commands/types'
import type { Prefill } from '@/lib/paths'
import { applyTo, handleOfArguments, type Use } from './handle'

const OFFERED_MAX = 4

/**
 * Where to look after a call: reads of the same tag that the call's own values fill in completely. Lists first, since
 * they show what has changed; then those of the same module, which belong together; then those that use most values.
 */
export function openNext(
  commands: readonly CatalogueCommand[],
  current: CatalogueCommand,
  definition: Definition,
  args: Readonly<Record<string, Json>>,
): readonly Use[] {
  const handle = handleOfArguments(definition, current.notes, args)
  const named = namedValues(current, definition, args)
  const uses = commands.flatMap(command => {
    const isNear = definition.tags.some(tag => command.versions.at(-1)?.tags.includes(tag))
    const isOther = command.name !== current.name && command.unavailable === undefined
    if (!isNear || !isOther || command.notes.effect !== 'read') return []
    const use = applyTo(command, handle, named)
    return use && use.missing === 0 && Object.keys(use.prefill).length > 0 ? [use] : []
  })
  return uses.sort(byUsefulness(definition.module)).slice(0, OFFERED_MAX)
}

/** Text arguments by name, secrets left out. */
function namedValues(
  { notes }: CatalogueCommand,
  { args: fields, version }: Definition,
  args: Readonly<Record<string, Json>>,
): Prefill {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = args[name]
      return typeof value === 'string' && value !== '' && !isSecret(notes, version, name)
        ? [[name, value]]
        : []
    }),
  )
}

const newestOf = ({ command }: Use) => command.versions.at(-1)

const byUsefulness = (module: string) => (a: Use, b: Use) => {
  const yes = (holds: (use: Use) => boolean) => Number(holds(b)) - Number(holds(a))
  return (
    yes(use => newestOf(use)?.result.type.kind === 'list') ||
    yes(use => newestOf(use)?.module === module) ||
    Object.keys(b.prefill).length - Object.keys(a.prefill).length ||
    a.command.name.localeCompare(b.command.name)
  )
}
