import { typeText } from '@/lib/client/type-text'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { argumentNote } from '@/lib/commands/notes'

interface Props {
  definition: Definition
  notes: CommandNotes
}

/** Names and types as they go over the wire. */
export function SchemaPanel({ definition, notes }: Props) {
  const former = Object.entries(definition.renames)
  return (
    <section aria-label="Schema" className="grid gap-2">
      <h2 className="text-section">Schema</h2>
      <dl className="grid text-table">
        {definition.args.map(({ name, type }) => (
          <Line
            key={name}
            name={name}
            type={typeText(type)}
            secret={argumentNote(notes, definition.version, name)?.secret}
          />
        ))}
        <Line name={definition.result.name} type={typeText(definition.result.type)} arrow />
      </dl>
      {former.length > 0 && (
        <p className="text-caption text-muted">
          Former names that still work:{' '}
          {former.map(([old, now], at) => (
            <span key={old}>
              {at > 0 && ', '}
              <span className="font-mono">{old}</span> for <span className="font-mono">{now}</span>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  )
}

function Line({
  name,
  type,
  secret,
  arrow,
}: {
  name: string
  type: string
  secret?: boolean
  arrow?: boolean
}) {
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 border-b py-1.5 last:border-b-0">
      <dt className="font-mono wrap-anywhere">
        {arrow && <span className="sr-only">Result: </span>}
        {arrow && (
          <span aria-hidden className="mr-1.5 text-faint">
            →
          </span>
        )}
        {name}
      </dt>
      <dd className="text-muted wrap-anywhere">
        {type}
        {secret && ', secret'}
      </dd>
    </div>
  )
}
