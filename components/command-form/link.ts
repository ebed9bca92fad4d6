import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { isSecret, replaceSecrets } from '@/lib/commands/secrets'
import type { Field, Json, Type } from '@/lib/commands/types'
import type { Prefill } from '@/lib/paths'
import { readJson } from './exact-json'
import { type FromJson, formFromJson, type Problem, presentName } from './from-json'
import { type FormFields, formToJson } from './model'

/** Names the API version in a link. No argument is called so: the hyphen keeps it from being a plain Erlang atom. */
export const VERSION_KEY = 'api-version'

/** Values that a link brings, and what of it could not be used. Secrets in a link are not read. */
export function formFromLink(
  definition: Definition,
  notes: CommandNotes,
  query: Iterable<readonly [string, string]>,
): FromJson {
  const problems: Problem[] = []
  const args: [string, Json][] = []
  for (const [written, text] of query) {
    if (written === VERSION_KEY) continue
    const name = presentName(definition.args, definition.renames, written)
    const field = definition.args.find(candidate => candidate.name === name)
    if (isSecret(notes, definition.version, name)) {
      problems.push({ path: [name], message: 'Secrets are never taken from a link. Type it here.' })
    } else if (!field) {
      problems.push({ path: [name], message: 'This command has no such argument; it was left out.' })
    } else {
      const read = readArgument(field.type, text)
      if ('problem' in read) problems.push({ path: [name], message: read.problem })
      else args.push([name, read.json])
    }
  }
  const open = replaceSecrets(definition, Object.fromEntries(args), notes, () => undefined)
  const form = formFromJson(definition.args, open)
  return { values: form.values, problems: [...problems, ...form.problems] }
}

function readArgument(type: Type, text: string): { json: Json } | { problem: string } {
  if (type.kind !== 'list' && type.kind !== 'tuple' && type.kind !== 'any') return { json: text }
  const read = readJson(text)
  return 'json' in read ? read : { problem: 'A link writes lists and tuples as JSON; this one is not.' }
}

/** What a link to this form carries: everything that was typed and is no secret. */
export function linkFromForm(definition: Definition, notes: CommandNotes, values: FormFields): Prefill {
  const args = formToJson(definition.args, values)
  return prefillOf(
    definition.args,
    replaceSecrets(definition, args, notes, () => undefined),
  )
}

/** Text as it is, everything else as JSON; an empty list needs no mention. */
function prefillOf(fields: readonly Field[], args: Readonly<Record<string, Json>>): Prefill {
  return Object.fromEntries(
    fields.flatMap(({ name, type }) => {
      const json = Object.hasOwn(args, name) ? args[name] : undefined
      if (json === undefined || (type.kind === 'list' && Array.isArray(json) && json.length === 0)) return []
      return [[name, typeof json === 'string' && type.kind !== 'any' ? json : JSON.stringify(json)]]
    }),
  )
}
