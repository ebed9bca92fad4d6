'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RunRecord } from '@/components/command-result/run-record'
import { run } from '@/lib/client/run'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import type { Json } from '@/lib/commands/types'

const KEPT_MAX = 20

interface Wish {
  readonly definition: Definition
  readonly args: Readonly<Record<string, Json>>
}

let count = 0

/**
 * The runs of a command in this browser, newest first, and a way to add one. They outlive the page, so that one can come
 * back to a result, but not a sign-out, which clears the cache.
 */
export function useRuns(server: string, command: CatalogueCommand) {
  const client = useQueryClient()
  const queryKey = ['runs', server, command.name]
  const { data: runs } = useQuery<readonly RunRecord[]>({
    queryKey,
    queryFn: () => [],
    initialData: [],
    // Kept here, fetched nowhere: signing in again refetches what is enabled.
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  })
  const change = (next: (before: readonly RunRecord[]) => readonly RunRecord[]) =>
    client.setQueryData<readonly RunRecord[]>(queryKey, before => next(before ?? []))

  const mutation = useMutation({
    mutationFn: ({ definition, args }: Wish) => {
      const isNewest = definition === command.versions.at(-1)
      return run(server, command.name, isNewest ? { args } : { version: definition.version, args })
    },
    onMutate: ({ definition, args }) => {
      count += 1
      const id = String(count)
      change(before => [{ id, definition, args, startedAt: new Date() }, ...before].slice(0, KEPT_MAX))
      return id
    },
    onSuccess: (answer, _, id) => {
      change(before => before.map(each => (each.id === id ? { ...each, answer } : each)))
      // What a write changed, open lists and figures should show.
      if (command.notes.effect !== 'read') void client.invalidateQueries({ queryKey: ['run', server] })
    },
    // It did not get to the server: the form says so, and there is no run to show.
    onError: (_, __, id) => change(before => before.filter(each => each.id !== id)),
  })
  return {
    runs,
    start: (definition: Definition, args: Wish['args']) => mutation.mutate({ definition, args }),
    isPending: mutation.isPending,
    /** Why the last one did not reach the server. */
    error: mutation.error,
  }
}
