'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { failureWords } from '@/lib/client/failure-words'
import { catalogueQuery, runReadQuery } from '@/lib/client/queries'
import { run } from '@/lib/client/run'
import type { Json } from '@/lib/commands/types'
import { issueArgs, type TokenWish } from './token-args'

/** A command that did not succeed, in words for a person. */
export class CommandError extends Error {
  constructor(
    readonly title: string,
    readonly next?: string,
  ) {
    super(title)
  }
}

/** The commands that this page stands on. */
const NAMES = ['oauth_issue_token', 'oauth_list_tokens', 'oauth_revoke_token'] as const
type Name = (typeof NAMES)[number]

export function useCatalogue(server: string) {
  return useQuery(catalogueQuery(server))
}

/** Runs one of them; a failure of any kind is thrown as a `CommandError`. */
async function runOrThrow(server: string, name: Name, args: Record<string, Json>): Promise<Json> {
  const { outcome } = await run(server, name, { args })
  if (outcome.kind === 'ok') return outcome.value
  if (outcome.kind === 'refused') throw refusal(outcome.reason)
  const words = failureWords(outcome, name)
  throw new CommandError(words.title, words.next)
}

function refusal(reason: string): CommandError {
  switch (reason) {
    case 'badpass':
      return new CommandError(
        'This account may not have tokens',
        'The access rule named by oauth_access must allow it. By default it allows nobody.',
      )
    case 'invalid_scope':
      return new CommandError(
        'The server does not know one of the scopes',
        'A scope is the name of a command that it has.',
      )
    default:
      return new CommandError(reason || 'The server refused without a reason')
  }
}

export const useTokenList = (server: string) =>
  useQuery({ ...runReadQuery(server, 'oauth_list_tokens'), refetchInterval: 60_000 })

export function useIssueToken(server: string) {
  const client = useQueryClient()
  const { data } = useCatalogue(server)
  return useMutation({
    mutationFn: async (wish: TokenWish): Promise<IssuedToken> => {
      const command = data?.commands.find(({ name }) => name === 'oauth_issue_token')
      if (!command) throw new CommandError('This server has no command oauth_issue_token')
      const value = await runOrThrow(server, command.name as Name, issueArgs(command, wish))
      return { ...wish, token: readToken(value) }
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['run', server, 'oauth_list_tokens'] }),
    // The token itself stays in the dialog that shows it, and nowhere else.
    gcTime: 0,
  })
}

export interface IssuedToken extends TokenWish {
  readonly token: string
}

function readToken(value: Json): string {
  const token = (value as { token?: Json } | null)?.token
  if (typeof token !== 'string') throw new CommandError('The server answered without a token')
  return token
}

export function useRevokeToken(server: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => runOrThrow(server, 'oauth_revoke_token', { token }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['run', server, 'oauth_list_tokens'] }),
    gcTime: 0,
  })
}
