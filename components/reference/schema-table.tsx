import type { Schema } from '@/lib/interfaces/openapi/document'
import { schemaRows } from './schema-rows'

/** More are on the form; here they only show the kind of value. */
const EXAMPLES_MAX = 6

/** What a body is made of: a line for each member, inner ones further in. */
export function SchemaTable({ label, schema }: { label: string; schema: Schema }) {
  const rows = schemaRows(schema)
  return (
    <dl aria-label={label} className="grid border-t text-table">
      {rows.map(({ key, name, depth, type, required, schema }) => (
        <div
          key={key}
          className="grid gap-x-4 gap-y-0.5 border-b py-2 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]"
        >
          <dt className="min-w-0" style={{ paddingLeft: `${depth}rem` }}>
            <span className="font-mono wrap-anywhere">{name}</span>
          </dt>
          <dd className="grid min-w-0 gap-0.5 max-sm:pl-4">
            <span className="text-muted">
              {type}
              {!required && depth === 0 && schema.items && ', may be left out'}
            </span>
            {schema.description && <span className="text-pretty">{schema.description}</span>}
            {schema.enum && <Values words="One of" values={schema.enum.map(String)} />}
            {schema.examples && (
              <Values words="For instance" values={schema.examples.slice(0, EXAMPLES_MAX).map(String)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Values({ words, values }: { words: string; values: readonly string[] }) {
  return (
    <span className="text-muted">
      {words}{' '}
      {values.map((value, at) => (
        <span key={value}>
          {at > 0 && ', '}
          <span className="font-mono text-ink wrap-anywhere">{value}</span>
        </span>
      ))}
    </span>
  )
}
