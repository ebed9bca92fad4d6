'use client'

import { AppWindow, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { CommandError } from '@/lib/client/command-error'
import type { ClientList } from '@/lib/client/token-desk'
import type { ServerSummary } from '@/lib/client/types'
import { AddClient } from './add-client'
import { ClientTable } from './client-table'
import { RemoveClient } from './remove-client'
import { useClients, useMissing } from './use-clients'

/** @param tabs the pages that belong together with this one */
export function ClientsPage({ server, tabs }: { server: ServerSummary; tabs: ReactNode }) {
  const isListable = server.kind === 'hosted'
  const list = useClients(server.id, isListable)
  const missing = useMissing(server.id, 'oauth_add_client_password')
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<{ id?: string }>()
  const clients = list.data?.clients ?? []
  const refused = list.error instanceof CommandError && list.error.failure.kind === 'forbidden'
  const cannotAdd = missing ?? (refused ? 'The rules do not let you add clients' : undefined)
  return (
    <>
      <PageHeader
        title="OAuth clients"
        actions={
          <Button variant="primary" icon={Plus} reason={cannotAdd} onClick={() => setAdding(true)}>
            Add a client
          </Button>
        }
      >
        Applications that ask {server.label} for tokens in people’s names.
      </PageHeader>
      {tabs}
      {isListable ? (
        <Listed server={server.id} list={list} onRemove={id => setRemoving({ id })} />
      ) : (
        <NotListed missing={missing} onRemove={() => setRemoving({})} />
      )}
      {adding && (
        <AddClient server={server.id} taken={clients.map(({ id }) => id)} onClose={() => setAdding(false)} />
      )}
      {removing && <RemoveClient server={server.id} {...removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

const CHECKS: Record<ClientList['check'], string> = {
  db: 'Only these get tokens (oauth_client_id_check: db).',
  allow: 'Any application gets tokens, listed or not (oauth_client_id_check: allow).',
  deny: 'No application gets tokens now, listed or not (oauth_client_id_check: deny).',
}

function Listed({
  server,
  list,
  onRemove,
}: {
  server: string
  list: ReturnType<typeof useClients>
  onRemove: (id: string) => void
}) {
  const { data, error, refetch, isFetching } = list
  if (error)
    return (
      <CommandProblem
        server={server}
        error={error}
        action={
          <Button size="sm" pending={isFetching} onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        Clients are shown to whom the rules let add them.
      </CommandProblem>
    )
  if (!data)
    return (
      <div aria-busy="true" className="grid gap-4 pt-8">
        <Skeleton className="h-5" />
        <Skeleton className="h-5" />
      </div>
    )
  const { clients, check } = data
  return (
    <div className="grid gap-3">
      <p className="text-muted">{CHECKS[check]}</p>
      {clients.length > 0 ? (
        <ClientTable clients={clients} onRemove={onRemove} />
      ) : (
        <EmptyState icon={AppWindow} title="No clients">
          Add one, and an application can ask people for a token. For a token of your own no client is needed.
        </EmptyState>
      )}
    </div>
  )
}

function NotListed({ missing, onRemove }: { missing: string | undefined; onRemove: () => void }) {
  return (
    <EmptyState
      icon={AppWindow}
      title="This server does not list its clients"
      action={
        <Button reason={missing} onClick={onRemove}>
          Remove a client by its ID
        </Button>
      }
    >
      ejabberd has commands that add and remove OAuth clients, and none that lists them. Keep their IDs where
      you keep their secrets.
    </EmptyState>
  )
}
