'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
import { paths } from '@/lib/paths'

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="mx-auto max-w-xl px-4 py-16">
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
        Nothing was run on a server by this. If it happens again, report it
        {error.digest ? ` with the number ${error.digest}, which is also in the log` : ''}.
      </ErrorPanel>
    </main>
  )
}
