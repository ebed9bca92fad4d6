'use client'

import Link from 'next/link'
import { useDeferredValue, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { SearchInput } from '@/components/ui/search-input'
import { type Entry, filterEntries, groupEntries } from './arrange'
import { BreakableName } from './breakable-name'

interface Props {
  entries: readonly Entry[]
  shown: string
  pathOf: (command: string) => string
  className?: string
}

/** Every command by its tag, and a search over them. */
export function CommandIndex({ entries, shown, pathOf, className }: Props) {
  const [typed, setTyped] = useState('')
  const found = filterEntries(entries, useDeferredValue(typed))
  return (
    <nav aria-label="Commands of the API" className={cx('flex min-w-0 flex-col gap-2', className)}>
      <SearchInput
        label="Search the reference"
        placeholder="Name, or what it does"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && setTyped('')}
      />
      <p role="status" className="px-2 text-caption text-faint tabular-nums">
        {found.length === entries.length
          ? `${entries.length} commands`
          : `${found.length} of ${entries.length} commands`}
      </p>
      <div className="-mx-1 min-h-0 overflow-auto px-1 pb-2">
        {groupEntries(found).map(({ tag, entries: members }) => (
          <section key={tag} aria-label={tag || 'No tag'}>
            <h2 className="sticky top-0 bg-surface px-2 pt-2.5 pb-1 text-caption font-medium text-muted">
              {tag || 'No tag'}
            </h2>
            <ul>
              {members.map(({ operation: { operationId } }) => (
                <li key={operationId}>
                  <Link
                    href={pathOf(operationId)}
                    aria-current={operationId === shown ? 'page' : undefined}
                    className={cx(
                      'flex min-h-7 items-center rounded-md px-2 py-1 font-mono text-table wrap-anywhere max-lg:min-h-10',
                      operationId === shown
                        ? 'bg-accent-soft text-accent'
                        : 'text-muted hover:bg-hover hover:text-ink',
                    )}
                  >
                    <span>
                      <BreakableName name={operationId} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && (
          <p className="px-2 py-6 text-muted text-pretty">
            No command fits. Take a letter away: it may be called otherwise here.
          </p>
        )}
      </div>
    </nav>
  )
}
