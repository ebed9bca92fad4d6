import type { ReactNode } from 'react'
import { ErrorPanel } from '@/components/ui/error-panel'
import { CommandError } from '@/lib/client/command-error'
import type { Json } from '@/lib/commands/types'
import { isExplained } from './plain-reasons'
import { RefusedPanel } from './refused-panel'
import { WhyRefused } from './why-refused'

interface CommandProblemProps {
  server: string
  /** Whatever went wrong: of a command, it says why. */
  error: Error
  /** What the command was asked with, as far as rules look at it. */
  args?: Readonly<Record<string, Json>>
  /** Besides "why?". */
  action?: ReactNode
  className?: string
  children?: ReactNode
}

/** An error of a command where it belongs, with the way to its explanation. */
export function CommandProblem({ server, error, args, action, className, children }: CommandProblemProps) {
  const known = error instanceof CommandError ? error : undefined
  const why = known && isExplained(known.failure) && (
    <WhyRefused server={server} failure={known.failure} call={{ command: known.command, args }} />
  )
  // What is not permitted will not be by asking again.
  if (known?.failure.kind === 'forbidden') {
    return (
      <RefusedPanel className={className} title={error.message} action={why}>
        {children} {known.next}
      </RefusedPanel>
    )
  }
  return (
    <ErrorPanel
      className={className}
      title={error.message}
      action={
        (action || why) && (
          <>
            {action}
            {why}
          </>
        )
      }
    >
      {(children || known?.next) && (
        <>
          {children} {known?.next}
        </>
      )}
    </ErrorPanel>
  )
}
