'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { FormHelp } from '@/components/command-form/form-parts'
import { runReadQuery } from '@/lib/client/queries'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Json } from '@/lib/commands/types'

/** Listing accounts has no limit on the server, so it is asked only where there are not more than these. */
const ACCOUNTS_MAX = 5000
const OFFERED_MAX = 20
const KEPT_MS = 60_000

const isThere = (commands: readonly CatalogueCommand[], name: string) =>
  commands.some(command => command.name === name && command.unavailable === undefined)

/** What helps to fill in a form: the virtual hosts at once, accounts as a person types. */
export function useFormHelp(
  server: string,
  commands: readonly CatalogueCommand[],
  needsHosts: boolean,
): FormHelp {
  const client = useQueryClient()
  const vhosts = useQuery({
    ...runReadQuery(server, 'registered_vhosts'),
    staleTime: KEPT_MS,
    enabled: needsHosts && isThere(commands, 'registered_vhosts'),
  })
  const outcome = vhosts.data?.outcome
  const isLoading = vhosts.isLoading
  const hosts = useMemo(() => {
    if (isLoading) return 'loading'
    return outcome?.kind === 'ok' ? texts(outcome.value) : undefined
  }, [outcome, isLoading])
  const findAccounts = useCallback(
    async (host: string, text: string) => {
      if (!isThere(commands, 'registered_users') || !isThere(commands, 'stats_host')) return []
      const accounts = await accountsOf(client, server, host).catch(() => [])
      return nearest(accounts, text)
    },
    [client, commands, server],
  )
  return useMemo(() => ({ hosts, findAccounts, commands }), [hosts, findAccounts, commands])
}

async function accountsOf(client: QueryClient, server: string, host: string): Promise<readonly string[]> {
  const ask = async (command: string, args: Record<string, Json>) => {
    const { outcome } = await client.fetchQuery({
      ...runReadQuery(server, command, args),
      staleTime: KEPT_MS,
    })
    return outcome.kind === 'ok' ? outcome.value : undefined
  }
  const count = await ask('stats_host', { name: 'registeredusers', host })
  if (typeof count !== 'number' || count > ACCOUNTS_MAX) return []
  return texts(await ask('registered_users', { host }))
}

const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** Names that begin so, then names that hold it. */
function nearest(names: readonly string[], text: string): readonly string[] {
  const typed = text.toLowerCase()
  const begin = names.filter(name => name.startsWith(typed))
  const hold = names.filter(name => !name.startsWith(typed) && name.includes(typed))
  return [...begin, ...hold].slice(0, OFFERED_MAX)
}
