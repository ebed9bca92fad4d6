'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '@/lib/client/command-error'
import { doOwn, OWN_COMMANDS, type OwnAction, type OwnRequests } from '@/lib/client/own-account'

/** What the server says of one's account; a failure is a `CommandError`. */
export const useOwn = (server: string, action: 'roster' | 'waiting') =>
  useQuery({
    queryKey: ['own-account', server, action],
    queryFn: async ({ signal }) =>
      valueOrThrow((await doOwn(server, action, {}, signal)).outcome, OWN_COMMANDS[action]),
    // That it is not permitted does not change by asking again.
    retry: false,
  })

export const useOwnChange = <A extends OwnAction>(server: string, action: A) =>
  useMutation({
    mutationFn: async (request: OwnRequests[A]) =>
      valueOrThrow((await doOwn(server, action, request)).outcome, OWN_COMMANDS[action]),
    gcTime: 0,
  })
