import { parseJid } from '@/lib/commands/jid'
import { type Outcome, ok } from '@/lib/commands/outcome'
import type { Caller, Credentials } from '../server'
import { accountOf, checkPassword } from './accounts'
import type { Hosted } from './context'
import { findToken } from './tokens'

const ANONYMOUS: Outcome<Caller> = ok({})
const BAD_CREDENTIALS: Outcome<Caller> = { kind: 'bad-credentials' }
const BAD_TOKEN: Outcome<Caller> = { kind: 'bad-token' }

/** Who shows these credentials (SPEC 6). Credentials that are wrong never count as none. */
export async function identify(hosted: Hosted, credentials: Credentials): Promise<Outcome<Caller>> {
  switch (credentials.kind) {
    case 'none':
      return ANONYMOUS
    case 'malformed':
      return BAD_CREDENTIALS
    case 'basic':
      return signIn(hosted, credentials.jid, credentials.password)
    case 'bearer': {
      const token = await findToken(hosted, credentials.token)
      return token ? ok({ jid: token.jid, scopes: token.scopes }) : BAD_TOKEN
    }
  }
}

/** An account of a virtual host with its password; a resource is ignored, a bare host is nobody. */
async function signIn(hosted: Hosted, address: string, password: string): Promise<Outcome<Caller>> {
  const jid = parseJid(address)
  const account = jid?.user ? accountOf(hosted, jid.user, jid.host) : undefined
  if (await checkPassword(hosted, account, password)) return ok({ jid: account })
  hosted.node.log.write('debug', `Wrong password or unknown account ${JSON.stringify(address.slice(0, 200))}`)
  return BAD_CREDENTIALS
}
