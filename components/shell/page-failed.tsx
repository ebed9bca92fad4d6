'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
import { paths } from '@/lib/paths'

interface PageFailedProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** A bug of ours in a page: what to do, and what to report. */
export function PageFailed({ error, reset }: PageFailedProps) {
  return (
    <div className="max-w-xl">
      <h1 className="sr-only">This page failed</h1>
      <ErrorPanel
        title="This page failed"
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Link href={paths.home()} className={buttonClass('quiet')}>
              Go to the overview
            </Link>
          </>
        }
      >
        The server did nothing because of it. If it happens again, report it
        {error.digest ? ` with the number ${error.digest}, which is also in the log` : ''}.
      </ErrorPanel>
    </div>
  )
}
