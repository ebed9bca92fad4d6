'use client'

import { useQuery } from '@tanstack/react-query'
import { UnknownCommand } from '@/components/command-page/unknown-command'
import { useServers } from '@/components/shell/use-server'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Skeleton } from '@/components/ui/skeleton'
import { catalogueQuery } from '@/lib/client/queries'
import { CommandConsole } from './command-console'

/** The page of one command, once it is known what the server has. */
export function CommandPage({ name }: { name: string }) {
  const { server } = useServers()
  const catalogue = useQuery({ ...catalogueQuery(server?.id ?? ''), enabled: server !== undefined })
  if (catalogue.error) {
    return (
      <ErrorPanel
        title="The commands of this server could not be loaded"
        action={
          <Button pending={catalogue.isFetching} onClick={() => catalogue.refetch()}>
            Try again
          </Button>
        }
      >
        {catalogue.error.message}
      </ErrorPanel>
    )
  }
  if (!server || !catalogue.data) return <Placeholder name={name} />
  const command = catalogue.data.commands.find(each => each.name === name)
  if (!command) {
    const { software, commands } = catalogue.data
    return <UnknownCommand server={server.id} name={name} software={software} commands={commands} />
  }
  return <CommandConsole key={name} server={server} command={command} catalogue={catalogue.data} />
}

function Placeholder({ name }: { name: string }) {
  return (
    <div aria-busy="true">
      <h1 className="pb-2 font-mono text-title">{name}</h1>
      <Skeleton className="mb-9 h-5 w-80" />
      <div className="grid max-w-140 gap-6">
        {[1, 2, 3].map(row => (
          <div key={row} className="grid gap-2">
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-9" />
          </div>
        ))}
      </div>
    </div>
  )
}
