'use client'

import type { ReactNode } from 'react'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { TokenList } from '@/lib/client/token-desk'
import { useTokenList } from './use-tokens'

interface TokenQueryProps {
  server: string
  /** Above what stands in for the children. */
  header?: ReactNode
  children: (list: TokenList) => ReactNode
}

/** Its children once the tokens are there; before that, and where they do not come, what is the matter. */
export function TokenQuery({ server, header, children }: TokenQueryProps) {
  const { data, error, refetch, isFetching } = useTokenList(server)
  if (data) return children(data)
  return (
    <>
      {header}
      {error ? (
        <CommandProblem
          server={server}
          error={error}
          action={
            <Button size="sm" pending={isFetching} onClick={() => refetch()}>
              Try again
            </Button>
          }
        />
      ) : (
        <LoadingRows />
      )}
    </>
  )
}

function LoadingRows() {
  return (
    <div aria-busy="true" className="grid gap-4 pt-14">
      {[1, 2, 3].map(row => (
        <Skeleton key={row} className="h-5" />
      ))}
    </div>
  )
}
