import { KeyValueList } from '@/components/ui/key-value-list'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { argumentNote } from '@/lib/commands/notes'
import { replaceSecrets } from '@/lib/commands/secrets'
import type { Json } from '@/lib/commands/types'
import { shortText } from './short-text'

interface Props {
  definition: Definition
  notes: CommandNotes
  args: Readonly<Record<string, Json>>
}

/** The arguments of a call, to be looked at: in the definition's order, secrets masked. */
export function ShownArguments({ definition, notes, args }: Props) {
  if (definition.args.length === 0) return <p className="text-muted">No arguments.</p>
  const shown = maskedArguments(definition, notes, args)
  return (
    <KeyValueList
      items={definition.args.map(({ name }) => {
        const json = shown[name]
        return {
          key: argumentNote(notes, definition.version, name)?.label ?? name,
          value:
            json === undefined || json === '' || (Array.isArray(json) && json.length === 0) ? (
              <span className="font-sans text-faint">{json === '' ? 'empty text' : 'empty'}</span>
            ) : (
              <span className="whitespace-pre-wrap">{shortText(json)}</span>
            ),
          mono: true,
        }
      })}
    />
  )
}

export const MASK = '••••••••'

export const maskedArguments = (
  definition: Definition,
  notes: CommandNotes,
  args: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> => replaceSecrets(definition, args, notes, () => MASK)
