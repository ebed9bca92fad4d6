'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
import { isSignedOut } from '@/lib/client/fetch-json'
import { catalogueQuery } from '@/lib/client/queries'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import type { Reading } from './reading'

interface TroubleProps {
  server: string
  summary: ServerSummary | undefined
  /** Any reading of the page: what keeps it from all of them keeps it from this one. */
  reading: Reading<unknown>
}

/** What keeps the whole page from its numbers, said once, above them. */
export function Trouble({ server, summary, reading }: TroubleProps) {
  const catalogue = useQuery(catalogueQuery(server))
  if (reading.state === 'absent' && reading.scope !== 'figure') {
    return (
      <ErrorPanel
        title={reading.title}
        className="mb-6"
        action={
          reading.scope === 'credentials' && (
            <Link href={paths.signIn(server, paths.overview(server))} className={buttonClass('quiet')}>
              Sign in again
            </Link>
          )
        }
      >
        {reading.next}
      </ErrorPanel>
    )
  }
  if (summary?.state === 'down') {
    return (
      <ErrorPanel
        title={`${summary.label} cannot be reached`}
        className="mb-6"
        action={
          <Link href={paths.setup(server)} className={buttonClass('quiet')}>
            Find out step by step
          </Link>
        }
      >
        {summary.message}
      </ErrorPanel>
    )
  }
  if (catalogue.error && !isSignedOut(catalogue.error)) {
    return (
      <ErrorPanel title="The commands of this server are not known" className="mb-6">
        {catalogue.error.message}
      </ErrorPanel>
    )
  }
  return null
}
