import { z } from 'zod'
import type { RevokeAnswer, RevokeRequest } from '@/lib/client/token-desk'
import type { Failure } from '@/lib/commands/outcome'
import { fingerprint } from '@/lib/servers/fingerprint'
import { callAs } from '../call'
import { readBody } from '../read-body'
import { ConsoleError, type ServerVisit } from '../route'
import { serverTokens } from './list'

const revokeRequest: z.ZodType<RevokeRequest> = z.union([
  z.strictObject({ fingerprints: z.array(z.string()).min(1).max(10_000) }),
  z.strictObject({ token: z.string().min(1) }),
])

/** Revokes tokens as the person. By fingerprint only those that the server lists to them: it wants the token itself. */
export async function revokeTokens(visit: ServerVisit): Promise<RevokeAnswer> {
  const request = await readBody(visit.request, revokeRequest)
  const tokens =
    'token' in request ? new Map([[fingerprint(request.token), request.token]]) : await lookUp(visit, request)
  const revoked: string[] = []
  const failed: { fingerprint: string; failure: Failure }[] = []
  for (const [print, token] of tokens) {
    const { outcome } = await callAs(visit, {
      command: 'oauth_revoke_token',
      args: { token },
      forOwnAccount: true,
    })
    if (outcome.kind === 'ok') revoked.push(print)
    else failed.push({ fingerprint: print, failure: outcome })
  }
  await visit.app.tokenNotes.forget(visit.server.id, revoked)
  return { revoked, failed }
}

async function lookUp(visit: ServerVisit, { fingerprints }: { readonly fingerprints: readonly string[] }) {
  const listed = await serverTokens(visit)
  const known = new Map(
    listed.kind === 'ok' ? listed.value.tokens.map(({ fingerprint: print, token }) => [print, token]) : [],
  )
  const tokens = new Map<string, string>()
  for (const print of fingerprints) {
    const token = known.get(print)
    if (token !== undefined) tokens.set(print, token)
  }
  // Somebody else revoked one of them a moment ago: that is no failure. None at all is.
  if (tokens.size > 0) return tokens
  throw new ConsoleError('not-found', 'The server no longer lists these tokens. Load the list again.')
}
