import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RunAnswer, RunRequest } from '@/lib/client/types'
import { LATEST } from '@/lib/commands/definition'
import { callAs } from './call'
import { readBody } from './read-body'
import type { ServerVisit } from './route'

const runRequest: z.ZodType<RunRequest> = z.strictObject({
  version: z.number().int().min(0).max(LATEST).optional(),
  args: z.record(z.string(), z.json()),
})

/** Runs a command as the signed-in person; the answer is 200 whatever the outcome. */
export async function runCommand(visit: ServerVisit, command: string): Promise<RunAnswer> {
  const { version, args } = await readBody(visit.request, runRequest)
  const startedAt = new Date()
  const { outcome, definition } = await callAs(visit, { command, args, version })
  return {
    id: randomUUID(),
    command,
    version: definition?.version ?? 0,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome,
  }
}
