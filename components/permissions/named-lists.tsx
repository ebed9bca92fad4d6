import type { NamedList } from '@/lib/yaml/overview'

interface NamedListsProps {
  lists: readonly NamedList[]
  file: string
  /** Said where there is none. */
  none: string
}

/** ACLs with who belongs to them, or access rules with their clauses. */
export function NamedLists({ lists, file, none }: NamedListsProps) {
  if (lists.length === 0) return <p className="text-muted">{none}</p>
  return (
    <dl className="grid border-t">
      {lists.map(({ name, host, line, entries }) => (
        <div
          key={`${host ?? ''} ${name}`}
          className="grid gap-x-6 gap-y-0.5 border-b py-2 sm:grid-cols-[minmax(9rem,14rem)_minmax(0,1fr)]"
        >
          <dt className="wrap-anywhere">
            <span className="font-mono">{name}</span>
            {host && <span className="text-muted"> at {host}</span>}
            {line !== undefined && (
              <span className="block text-caption text-muted">
                {file}, line {line}
              </span>
            )}
          </dt>
          <dd className="min-w-0 text-pretty wrap-anywhere">
            {entries.length > 0 ? entries.join('; ') : <span className="text-muted">nobody</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
