import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'
import type { RunAnswer, RunRequest } from './types'

/**
 * Runs a command as the person who is signed in at `server`. However the command ends, that is an answer
 * (`outcome`); raises a ClientError only where it was not put to the server at all.
 */
export const run = (
  server: string,
  command: string,
  request: RunRequest,
  signal?: AbortSignal,
): Promise<RunAnswer> =>
  fetchJson<RunAnswer>(paths.consoleApi.run(server, command), {
    method: 'POST',
    body: request,
    ...(signal ? { signal } : {}),
  })

/** Forgets the credentials that this browser left for `server`. */
export const signOut = (server: string): Promise<unknown> =>
  fetchJson(paths.consoleApi.signOut(server), { method: 'POST', body: {} })
