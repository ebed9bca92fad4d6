import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { TryRequest } from '@/lib/client/token-desk'
import type { RunAnswer } from '@/lib/client/types'
import { callWith } from '../call'
import { readBody } from '../read-body'
import { ConsoleError, type ServerVisit } from '../route'

const tryRequest: z.ZodType<TryRequest> = z.strictObject({
  token: z.string().min(1).max(4096),
  command: z.string(),
  args: z.record(z.string(), z.json()),
})

/** Runs a command that only reads as whoever holds the token would: with the token and nothing else. */
export async function tryToken(visit: ServerVisit): Promise<RunAnswer> {
  const { server } = visit
  const { token, command, args } = await readBody(visit.request, tryRequest)
  if (server.notes(command).effect !== 'read') {
    throw new ConsoleError('bad-request', `${command} changes something. Only reads are tried here.`)
  }
  const startedAt = new Date()
  const bearer = { kind: 'bearer', token: token.trim() } as const
  const { outcome, definition } = await callWith(visit, bearer, { command, args })
  return {
    id: randomUUID(),
    command,
    version: definition?.version ?? 0,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome,
  }
}
