'use client'

import { useQuery } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { useDeferredValue } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { catalogueQuery } from '@/lib/client/queries'
import { paths } from '@/lib/paths'
import { CommandGroups } from './command-groups'
import { applyFilter, type Filter, isOpen, noFilter } from './filter'
import { FilterBar } from './filter-bar'
import { useFilter } from './use-filter'

const viewOptions = [
  { value: 'tags', label: 'By tag' },
  { value: 'flat', label: 'Flat' },
] as const

const countText = (fitting: number, all: number, filter: Filter) =>
  isOpen(filter) ? `${all} commands` : `${fitting} of ${all}`

/** Every command of a server. */
export function CommandList({ server }: { server: string }) {
  const catalogue = useQuery(catalogueQuery(server))
  const [filter, change] = useFilter()
  const shown = useDeferredValue(filter)
  const all = catalogue.data?.commands ?? []
  const commands = applyFilter(all, shown)
  return (
    <>
      <PageHeader
        title="Commands"
        actions={
          <Link href={paths.catalogue(server)} className={buttonClass('quiet')}>
            What this server can do
          </Link>
        }
      >
        {catalogue.data ? `${catalogue.data.source}.` : <Skeleton className="h-5 w-64" />}
      </PageHeader>
      <FilterBar commands={all} filter={filter} onChange={change} />
      <div className="flex items-center justify-between gap-3 pt-3">
        <p role="status" className="flex flex-wrap gap-x-3 text-muted tabular-nums">
          {catalogue.data && countText(commands.length, all.length, shown)}
          {!isOpen(filter) && (
            <button
              type="button"
              className="rounded-sm text-accent underline underline-offset-3"
              onClick={() => change({ ...noFilter, view: filter.view })}
            >
              Clear the filter
            </button>
          )}
        </p>
        <Segmented
          label="Arrange"
          value={filter.view}
          onChange={view => change({ view })}
          options={viewOptions}
        />
      </div>
      {catalogue.isPending && <Placeholder />}
      {catalogue.error && (
        <ErrorPanel
          title="The commands of this server could not be loaded"
          className="mt-6"
          action={
            <Button pending={catalogue.isFetching} onClick={() => catalogue.refetch()}>
              Try again
            </Button>
          }
        >
          {catalogue.error.message}
        </ErrorPanel>
      )}
      {catalogue.data && commands.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={isOpen(shown) ? 'This server offers no command' : 'No command fits'}
        >
          {isOpen(shown)
            ? 'Its catalogue is empty. Look at the server’s modules: most commands come with one.'
            : 'Take a letter away, or clear the filter. A command of a newer release than this server’s is not listed.'}
        </EmptyState>
      )}
      <CommandGroups server={server} commands={commands} filter={shown} />
    </>
  )
}

function Placeholder() {
  return (
    <div aria-busy="true" className="pt-10">
      {Array.from({ length: 10 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that never move
        <div key={row} className="flex h-9 items-center gap-6 border-b px-2">
          <Skeleton className="h-3.5 w-48" />
          <Skeleton className="h-3.5 flex-1" />
        </div>
      ))}
    </div>
  )
}
