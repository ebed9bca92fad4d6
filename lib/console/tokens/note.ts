import { z } from 'zod'
import type { NoteRequest } from '@/lib/client/token-desk'
import { readBody } from '../read-body'
import { ConsoleError, type ServerVisit } from '../route'
import { listTokens } from './list'

const noteRequest: z.ZodType<NoteRequest> = z.strictObject({
  fingerprint: z.string(),
  name: z.string().max(100),
  purpose: z.string().max(1000),
})

/** Names a token that the person may see. */
export async function noteToken(visit: ServerVisit): Promise<Record<string, never>> {
  const { fingerprint, name, purpose } = await readBody(visit.request, noteRequest)
  const { outcome } = await listTokens(visit)
  const isSeen =
    outcome.kind === 'ok' && outcome.value.tokens.some(token => token.fingerprint === fingerprint)
  if (!isSeen) throw new ConsoleError('not-found', 'The server does not list such a token to you.')
  await visit.app.tokenNotes.name(visit.server.id, fingerprint, { name, purpose })
  return {}
}
