import { formatJid } from '@/lib/commands/jid'
import type { Caller } from '@/lib/servers/server'
import { ConsoleError, noLongerWelcome, type ServerVisit } from './route'

/** Who the signed-in person is to the server; its scopes too where they signed in with a token that it knows. */
export async function callerOf(visit: ServerVisit): Promise<Caller> {
  const { app, session, server, person, address } = visit
  const identified = await server.identify(person.credentials, { frontend: 'mod_http_api', address })
  if (identified.kind === 'ok') return identified.value
  if (identified.kind === 'bad-credentials' || identified.kind === 'bad-token') {
    if (session) await app.vault.remove(session, server.id)
    throw noLongerWelcome(server)
  }
  throw new ConsoleError('unreachable', `${server.label} cannot be asked now. Try again.`)
}

/** The account of the signed-in person. Raises a ConsoleError where they came with a token that does not tell. */
export async function ownAccount(visit: ServerVisit): Promise<{ user: string; host: string; jid: string }> {
  const { jid } = await callerOf(visit)
  if (jid?.user) return { ...jid, jid: formatJid(jid) }
  throw new ConsoleError(
    'bad-request',
    `You signed in at ${visit.server.label} with a token, and it does not say whose it is. Sign in with a JID and password.`,
  )
}
