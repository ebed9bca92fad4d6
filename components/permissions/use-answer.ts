'use client'

import { useQuery } from '@tanstack/react-query'
import { explain } from '@/lib/client/permissions'
import type { Asking } from './question-values'

/** One time of asking. What is asked again is looked up again; a token is in no key of the cache. */
export interface AskedOnce extends Asking {
  readonly id: number
}

export const useAnswer = (server: string, asked: AskedOnce | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['explain', server, asked?.question, asked?.id],
    queryFn: ({ signal }) =>
      explain(
        server,
        {
          ...(asked?.question ?? { command: '' }),
          ...(asked?.token !== undefined && { token: asked.token }),
        },
        signal,
      ),
    enabled: enabled && asked !== undefined,
    gcTime: 0,
  })
