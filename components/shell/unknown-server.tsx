'use client'

import { Unplug } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

export function UnknownServer({ id }: { id: string }) {
  return (
    <>
      <h1 className="sr-only">No such server</h1>
      <EmptyState
        icon={Unplug}
        title={`No server is called “${id}” here`}
        action={
          <Link href={paths.home()} className={buttonClass('primary')}>
            Go to a server that is
          </Link>
        }
      >
        Servers are named in <code>switchboard.yml</code>, below <code>servers:</code>. One may have been
        renamed or removed since this link was made.
      </EmptyState>
    </>
  )
}
