import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'

/** Where to go once nothing is in the way any more. */
export function NextStep({ server }: { server: ServerSummary }) {
  return (
    <div className="mt-2 mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-sunken py-2.5 pr-2.5 pl-3">
      <p className="flex items-center gap-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
        {server.label} can be used.
      </p>
      {server.signedInAs === null ? (
        <Link href={paths.signIn(server.id)} className={buttonClass('quiet')}>
          Sign in there
        </Link>
      ) : (
        <Link href={paths.commands(server.id)} className={buttonClass('quiet')}>
          See its commands
        </Link>
      )}
    </div>
  )
}
