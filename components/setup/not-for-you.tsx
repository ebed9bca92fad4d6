import { LockKeyhole } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'

interface Props {
  server: ServerSummary
  hosted: ServerSummary | undefined
}

/** Nobody is signed in who may look, and where they can. */
export function NotForYou({ server, hosted }: Props) {
  return (
    <EmptyState
      icon={LockKeyhole}
      title="Sign in first"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {hosted && (
            <Link href={paths.signIn(hosted.id, paths.setup(server.id))} className={buttonClass('primary')}>
              Sign in at {hosted.label}
            </Link>
          )}
          <Link href={paths.signIn(server.id, paths.setup(server.id))} className={buttonClass('quiet')}>
            Sign in at {server.label}
          </Link>
        </div>
      }
    >
      The doctor is for people who are signed in at {server.label}
      {hosted && <>, and for admins of {hosted.label}, who need no account there</>}.
    </EmptyState>
  )
}
