import type { Problem } from '@/components/command-form/from-json'
import { formFromLink, linkFromForm, VERSION_KEY } from '@/components/command-form/link'
import type { FormFields } from '@/components/command-form/model'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Definition, LATEST, selectVersion } from '@/lib/commands/definition'
import type { Prefill } from '@/lib/paths'

/** A form as it begins. */
export interface Seed {
  /** Another one starts the form anew. */
  readonly id: number
  readonly definition: Definition
  readonly values: FormFields
  /** What of a link could not be used. */
  readonly problems: readonly Problem[]
}

export function newestOf({ versions }: CatalogueCommand): Definition {
  const newest = selectVersion(versions, LATEST)
  if (!newest) throw new Error('A command without a definition is not in the catalogue')
  return newest
}

/** The form that an address asks for. */
export function seedFromAddress(command: CatalogueCommand, address: string, id: number): Seed {
  const query = new URLSearchParams(address)
  const asked = query.get(VERSION_KEY)
  const version = asked !== null && /^\d+$/.test(asked) ? Number(asked) : LATEST
  const definition = selectVersion(command.versions, version) ?? newestOf(command)
  return { id, definition, ...formFromLink(definition, command.notes, query) }
}

/** The query of an address that opens the form as it is, without secrets. */
export function addressOf(command: CatalogueCommand, definition: Definition, values: FormFields): Prefill {
  const link = linkFromForm(definition, command.notes, values)
  return definition === newestOf(command) ? link : { ...link, [VERSION_KEY]: String(definition.version) }
}
