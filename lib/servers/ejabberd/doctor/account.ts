import { parseJid } from '@/lib/commands/jid'
import type { Credentials } from '../../server'

/** The account of credentials, prepared; undefined where there is none. */
export function accountOf(credentials: Credentials): { user: string; host: string } | undefined {
  const jid = credentials.kind === 'basic' ? parseJid(credentials.jid) : undefined
  return jid?.user ? { user: jid.user, host: jid.host } : undefined
}
