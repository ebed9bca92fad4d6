'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, SearchX } from 'lucide-react'
import Link from 'next/link'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { referenceQuery } from '@/lib/client/reference'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { entriesOf } from './arrange'
import { CommandIndex } from './command-index'
import { DocumentActions } from './document-actions'
import { OperationView } from './operation-view'
import { Prose } from './prose'

interface Props {
  server: ServerSummary
  /** The page that runs a command. `version`: '' is the newest. */
  formPath: (command: string, version: string) => string
}

/** Every command as the OpenAPI document of the server describes it. The address says which is shown. */
export function ReferencePage({ server, formPath }: Props) {
  const params = useSearchParams()
  const router = useRouter()
  const version = params.get('version') ?? ''
  const shown = params.get('command') ?? ''
  const { data, error, isFetching, refetch } = useQuery({
    ...referenceQuery(server.id, version),
    placeholderData: keepPreviousData,
  })
  const pathOf = (command: string, version: string) =>
    paths.reference(server.id, { ...(command && { command }), ...(version && { version }) })
  const head = useFocusOnChange(shown)

  const entries = data ? entriesOf(data) : []
  const entry = entries.find(({ operation }) => operation.operationId === shown)
  return (
    <>
      <PageHeader
        title="API reference"
        actions={
          data &&
          !error && (
            <DocumentActions
              server={server.id}
              document={data}
              onVersion={next => router.replace(pathOf(shown, next), { scroll: false })}
            />
          )
        }
      >
        What each command takes and answers over HTTP, made from its definition.
      </PageHeader>
      {error && (
        <ErrorPanel
          title="The reference could not be loaded"
          action={
            <>
              <Button pending={isFetching} onClick={() => refetch()}>
                Try again
              </Button>
              {version && (
                <Link href={pathOf(shown, '')} className={buttonClass('quiet')}>
                  Newest API version
                </Link>
              )}
            </>
          }
        >
          {error.message}
        </ErrorPanel>
      )}
      {!data && !error && <Loading />}
      {data && !error && (
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <CommandIndex
            entries={entries}
            shown={shown}
            pathOf={command => pathOf(command, version)}
            className={cx(
              'lg:sticky lg:top-19 lg:max-h-[calc(100dvh-6rem)] lg:self-start',
              shown && 'max-lg:hidden',
            )}
          />
          <div className="min-w-0 max-w-180">
            {shown && (
              <Link
                href={pathOf('', version)}
                className="mb-4 inline-flex h-8 items-center gap-1 text-accent lg:hidden"
              >
                <ChevronLeft aria-hidden className="size-4" />
                All commands
              </Link>
            )}
            {entry && (
              <OperationView
                document={data}
                entry={entry}
                caller={server.signedInAs?.includes('@') ? server.signedInAs : 'user@host'}
                formPath={formPath(shown, version)}
                headRef={head}
              />
            )}
            {shown && !entry && (
              <EmptyState icon={SearchX} title={`There is no command “${shown}” in this API version`}>
                Another API version may have it, or another release. Choose one at the left that is there.
              </EmptyState>
            )}
            {!shown && <Prose text={data.info.description} className="text-muted" />}
          </div>
        </div>
      )}
    </>
  )
}

/** Where another command comes into sight, reading begins at its name; not on arrival at the page. */
function useFocusOnChange(shown: string) {
  const head = useRef<HTMLHeadingElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    head.current?.focus({ preventScroll: true })
  }, [shown])
  return head
}

function Loading() {
  return (
    <div aria-busy="true" className="grid gap-x-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="grid content-start gap-2.5">
        <Skeleton className="h-9" />
        {[1, 2, 3, 4, 5, 6, 7, 8].map(row => (
          <Skeleton key={row} className="h-5" />
        ))}
      </div>
      <div className="grid content-start gap-3 max-lg:hidden">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="h-5 w-96" />
        <Skeleton className="h-40" />
      </div>
    </div>
  )
}
