'use client'

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CommandError, valueOrThrow } from '@/lib/client/command-error'
import { catalogueQuery } from '@/lib/client/queries'
import {
  type IssueRequest,
  issueToken,
  listTokens,
  type NoteRequest,
  nameToken,
  type RevokeRequest,
  revokeTokens,
  type TryRequest,
  tokenReach,
  tryToken,
} from '@/lib/client/token-desk'
import type { Failure } from '@/lib/commands/outcome'

export const useCatalogue = (server: string) => useQuery(catalogueQuery(server))

const listKey = (server: string) => ['tokens', server]

/** The tokens that the person may see; asked again every half minute, since programs use them meanwhile. */
export const useTokenList = (server: string) =>
  useQuery({
    queryKey: listKey(server),
    queryFn: async ({ signal }) =>
      valueOrThrow((await listTokens(server, signal)).outcome, 'oauth_list_tokens'),
    retry: (count, error) => !(error instanceof CommandError) && count < 2,
    refetchInterval: 30_000,
  })

/** The commands that the rules open to such a token; null where only the server knows. */
export const useReach = (server: string, owner: string, scopes: readonly string[]) =>
  useQuery({
    queryKey: ['token-reach', server, owner, scopes],
    queryFn: ({ signal }) => tokenReach(server, { owner, scopes }, signal),
    placeholderData: keepPreviousData,
  })

export function useIssueToken(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (request: IssueRequest) => {
      const { outcome } = await issueToken(server, request)
      if (outcome.kind === 'ok') return outcome.value
      throw errorOf(outcome, 'oauth_issue_token')
    },
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(server) }),
    // The token itself stays in the page that shows it, and nowhere else.
    gcTime: 0,
  })
}

export function useRevokeTokens(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (request: RevokeRequest) => {
      const answer = await revokeTokens(server, request)
      const [first] = answer.failed
      // Of several that failed the first stands for all: they fail for one reason.
      if (first && answer.revoked.length === 0) throw errorOf(first.failure, 'oauth_revoke_token')
      return answer
    },
    onSettled: () => client.invalidateQueries({ queryKey: listKey(server) }),
    gcTime: 0,
  })
}

export function useNameToken(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: NoteRequest) => nameToken(server, request),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(server) }),
  })
}

export function useTryToken(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: TryRequest) => tryToken(server, request),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(server) }),
    gcTime: 0,
  })
}

/** The reasons that ejabberd gives in one word. */
function errorOf(failure: Failure, command: string): CommandError {
  const reason = failure.kind === 'refused' ? failure.reason : undefined
  return new CommandError(failure, command, reason === undefined ? undefined : REASONS[reason])
}

const REASONS: Readonly<Record<string, { title: string; next: string }>> = {
  badpass: {
    title: 'This account may not have tokens',
    next: 'The access rule named by oauth_access must allow it. By default it allows nobody.',
  },
  invalid_scope: {
    title: 'The server does not know one of the scopes',
    next: 'A scope is the name of a command that it has.',
  },
}
