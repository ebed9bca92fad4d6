'use client'

import type { ReactNode } from 'react'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { TokenList } from '@/lib/client/token-desk'
import { useTokenList } from './use-tokens'

/** Its children once the tokens are there; before that, and where they do not come, what is the matter. */
export function TokenQuery({
  server,
  children,
}: {
  server: string
  children: (list: TokenList) => ReactNode
}) {
  const { data, error, refetch, isFetching } = useTokenList(server)
  if (data) return children(data)
  if (!error) return <LoadingRows />
  return (
    <CommandProblem
      server={server}
      error={error}
      action={
        <Button size="sm" pending={isFetching} onClick={() => refetch()}>
          Try again
        </Button>
      }
    />
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
