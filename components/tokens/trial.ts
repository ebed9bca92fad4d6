import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { parseJid } from '@/lib/commands/jid'
import { argumentNote } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'
import type { Reach } from './reach'

/** An argument of a trial, to be typed into one field. */
export interface TrialField {
  readonly name: string
  readonly label: string
  readonly isNumber: boolean
  readonly example: string
  /** Where it is one of a few. */
  readonly choices?: readonly string[]
}

/** The reads that a token may try here: those without lists and secrets, the ones with few arguments first. */
export function trialCommands({ groups }: Reach): CatalogueCommand[] {
  const reads = groups.find(({ effect }) => effect === 'read')?.commands ?? []
  return reads.filter(isPlain).sort((a, b) => argsOf(a).length - argsOf(b).length || compare(a.name, b.name))
}

const argsOf = ({ versions }: CatalogueCommand) => versions.at(-1)?.args ?? []
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function isPlain({ versions, notes }: CatalogueCommand): boolean {
  const newest = versions.at(-1)
  return (newest?.args ?? []).every(
    ({ name, type }) =>
      ['integer', 'string', 'binary'].includes(type.kind) &&
      !argumentNote(notes, newest?.version ?? 0, name)?.secret,
  )
}

/** The fields of a trial, filled from the token's owner where that fits. */
export function trialFields(command: CatalogueCommand, owner: string): TrialField[] {
  const { user = '', host = '' } = parseJid(owner) ?? {}
  const version = command.versions.at(-1)?.version ?? 0
  return argsOf(command).map(({ name, type }) => {
    const note = argumentNote(command.notes, version, name)
    const examples: Record<string, string> = { host, user, jid: owner }
    return {
      name,
      label: note?.label ?? name,
      isNumber: type.kind === 'integer',
      example: examples[note?.meaning ?? ''] ?? note?.choices?.[0] ?? '',
      ...(note?.meaning === 'choice' && !note.open && note.choices ? { choices: note.choices } : {}),
    }
  })
}

/** What was typed, as arguments. Integers beyond a number's reach go as text, which servers read too. */
export function trialArgs(
  fields: readonly TrialField[],
  typed: Readonly<Record<string, string>>,
): Record<string, Json> {
  return Object.fromEntries(
    fields.map(({ name, isNumber, example }) => {
      const text = typed[name] ?? example
      return [name, isNumber && Number.isSafeInteger(Number(text)) && text.trim() ? Number(text) : text]
    }),
  )
}
