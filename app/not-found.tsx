import { Unplug } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">No such page</h1>
      <EmptyState
        icon={Unplug}
        title="Nothing is plugged in at this address"
        action={
          <Link href={paths.home()} className={buttonClass('primary')}>
            Go to the overview
          </Link>
        }
      >
        The link may be from another release of Switchboard, or a letter of it was lost.
      </EmptyState>
    </main>
  )
}
