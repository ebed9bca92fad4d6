import type { TokenList, TokenSummary } from '@/lib/client/token-desk'
import { type Outcome, ok } from '@/lib/commands/outcome'
import { callAs } from '../call'
import type { ServerVisit } from '../route'
import { type ListedToken, readTokens } from './read-tokens'

/** Scopes that are no command. */
const WIDE_SCOPES = ['ejabberd:admin', 'ejabberd:user', 'sasl_auth']

/** The tokens that the server lists to the person, themselves included: for this side of the console only. */
export async function serverTokens(
  visit: ServerVisit,
): Promise<Outcome<{ readonly tokens: readonly ListedToken[]; readonly isOwnOnly: boolean }>> {
  const { outcome, isOwnAccount } = await callAs(visit, {
    command: 'oauth_list_tokens',
    args: {},
    forOwnAccount: true,
  })
  if (outcome.kind !== 'ok') return outcome
  const { commands } = await visit.server.catalogue()
  const known = new Set([...WIDE_SCOPES, ...commands.map(({ name }) => name)])
  return ok({ tokens: readTokens(outcome.value, Date.now(), known), isOwnOnly: isOwnAccount })
}

/**
 * The tokens that the person may see by the server's own rules, without the tokens themselves, with what was noted
 * about them. A real server may list none though it has some (it lists those in Mnesia only): then those that were
 * issued here are listed from the notes.
 */
export async function listTokens(visit: ServerVisit): Promise<{ outcome: Outcome<TokenList> }> {
  const { app, server } = visit
  const listed = await serverTokens(visit)
  if (listed.kind !== 'ok') return { outcome: listed }
  const notes = new Map((await app.tokenNotes.list(server.id)).map(note => [note.fingerprint, note]))
  const { tokens, isOwnOnly } = listed.value
  const summaries = tokens.map(token => summary(token, notes.get(token.fingerprint)))
  const mayHaveMore = server.kind === 'ejabberd' && tokens.length === 0
  const more = mayHaveMore ? [...notes.values()].flatMap(noted) : []
  return { outcome: ok({ tokens: [...summaries, ...more], isOwnOnly }) }
}

type Note = Awaited<ReturnType<ServerVisit['app']['tokenNotes']['list']>>[number]

const summary = (
  { fingerprint, owner, scopes, expiresAt }: Omit<ListedToken, 'token'>,
  note: Note | undefined,
): TokenSummary => ({
  fingerprint,
  owner,
  scopes,
  // Our own record does not shift by the part of a second that the answer took.
  expiresAt: note?.expires_at ?? expiresAt,
  isListed: true,
  name: note?.name ?? '',
  purpose: note?.purpose ?? '',
  createdBy: note?.created_by ?? '',
  createdAt: note?.created_at ?? null,
  lastUsedAt: note?.last_used_at ?? null,
})

/** A token of which only the note is there. */
function noted(note: Note): TokenSummary[] {
  if (!note.owner || (note.expires_at ?? 0) < Date.now()) return []
  const { fingerprint, owner, scopes, expires_at: expiresAt } = note
  const token = { fingerprint, owner, scopes: scopes.split(' ').filter(Boolean), expiresAt }
  return [{ ...summary(token, note), isListed: false }]
}
