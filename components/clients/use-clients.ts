'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CommandError, valueOrThrow } from '@/lib/client/command-error'
import { catalogueQuery } from '@/lib/client/queries'
import { run } from '@/lib/client/run'
import { listClients } from '@/lib/client/token-desk'
import type { Json } from '@/lib/commands/types'

type ClientCommand = 'oauth_add_client_password' | 'oauth_add_client_implicit' | 'oauth_remove_client'

const key = (server: string) => ['oauth-clients', server]

export const useClients = (server: string, isListable: boolean) =>
  useQuery({
    queryKey: key(server),
    queryFn: async ({ signal }) =>
      valueOrThrow((await listClients(server, signal)).outcome, 'oauth_add_client_password'),
    retry: (count, error) => !(error instanceof CommandError) && count < 2,
    enabled: isListable,
  })

/** Why a command cannot be run on this server at all; undefined: it can. */
export function useMissing(server: string, command: ClientCommand): string | undefined {
  const { data } = useQuery(catalogueQuery(server))
  return data && !data.commands.some(({ name }) => name === command)
    ? `This server has no command ${command}`
    : undefined
}

/** Runs one of the commands as the person; a failure of any kind is thrown as an error with words. */
export function useClientCommand(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ command, args }: { command: ClientCommand; args: Record<string, Json> }) => {
      const { outcome } = await run(server, command, { args })
      valueOrThrow(outcome, command)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key(server) }),
    // The secret stays in the dialog that shows it.
    gcTime: 0,
  })
}
