import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RunAnswer } from '@/lib/client/types'
import { decodeArguments } from '@/lib/commands/decode'
import { LATEST } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import type { Json } from '@/lib/commands/types'
import { ConsoleError, noLongerWelcome, type ServerVisit } from './route'

/** The largest form that a browser may send. */
const BODY_BYTES_MAX = 4 * 1024 * 1024

const runRequest = z.strictObject({
  version: z.number().int().min(0).max(LATEST).optional(),
  args: z.record(z.string(), z.json()),
})

/** Runs a command as the signed-in person; the answer is 200 whatever the outcome. */
export async function runCommand(visit: ServerVisit, command: string): Promise<RunAnswer> {
  const { app, server, person, address, request } = visit
  const { version = LATEST, args } = await readRequest(request)
  const given = readJsonObject(new TextEncoder().encode(JSON.stringify(args)))
  if (!given) throw new ConsoleError('bad-request', 'The arguments must be one JSON object.')

  const startedAt = new Date()
  const { outcome, definition } = await app.gateway.run({
    server,
    command,
    version,
    credentials: person.credentials,
    origin: { frontend: 'mod_http_api', address },
    readArguments: found => decodeArguments(found, given, word => server.isKnownWord(word)),
  })
  // Their password was changed, their token revoked: the session has nothing left to show for itself.
  if (outcome.kind === 'bad-credentials' || outcome.kind === 'bad-token') {
    if (visit.session) await app.vault.remove(visit.session, server.id)
    throw noLongerWelcome(server)
  }
  return {
    id: randomUUID(),
    command,
    version: definition?.version ?? 0,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome: outcome as RunAnswer['outcome'],
  }
}

async function readRequest(request: Request) {
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    throw new ConsoleError('bad-request', 'Send JSON, with the header Content-Type: application/json.')
  }
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > BODY_BYTES_MAX) {
    throw new ConsoleError('bad-request', 'That is more than a form may send (4 MiB). Use the API for it.')
  }
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ConsoleError('bad-request', 'The body is not JSON.')
  }
  const parsed = runRequest.safeParse(body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConsoleError(
      'bad-request',
      `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'is wrong'}`,
    )
  }
  return parsed.data as { version?: number; args: Record<string, Json> }
}
