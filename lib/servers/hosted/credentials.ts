import { formatJid, parseJid } from '@/lib/commands/jid'
import { type Outcome, ok } from '@/lib/commands/outcome'
import type { Caller, Credentials, Origin } from '../server'
import { accountOf, checkPassword } from './accounts'
import type { Verdict } from './attempts'
import type { Hosted } from './context'
import { findToken } from './tokens'

const ANONYMOUS: Outcome<Caller> = ok({})
const BAD_CREDENTIALS: Outcome<Caller> = { kind: 'bad-credentials' }
const BAD_TOKEN: Outcome<Caller> = { kind: 'bad-token' }

/** Who shows these credentials (SPEC 6). Credentials that are wrong never count as none. */
export async function identify(
  hosted: Hosted,
  credentials: Credentials,
  { address }: Pick<Origin, 'address'>,
): Promise<Outcome<Caller>> {
  switch (credentials.kind) {
    case 'none':
      return ANONYMOUS
    case 'malformed':
      return BAD_CREDENTIALS
    case 'basic': {
      const { jid, password } = credentials
      const { verdict, account } = await signIn(hosted, { jid, password, address })
      if (typeof verdict === 'object') return { kind: 'slow-down', ...verdict }
      return verdict === 'right' ? ok({ jid: account }) : BAD_CREDENTIALS
    }
    case 'bearer': {
      const token = await findToken(hosted, credentials.token)
      return token && isOf(token.jid, credentials.owner)
        ? ok({ jid: token.jid, scopes: token.scopes })
        : BAD_TOKEN
    }
  }
}

function isOf(jid: NonNullable<Caller['jid']>, owner: string | undefined): boolean {
  if (owner === undefined) return true
  const claimed = parseJid(owner)
  return claimed?.user === jid.user && claimed.host === jid.host
}

/** A JID and a password as somebody gave them, nothing prepared. */
export interface SignIn {
  readonly jid: string
  readonly password: string
  readonly address: string | undefined
}

/**
 * Whether this is an account of a virtual host with its password, looked at only so often. A resource is ignored, a bare
 * host is nobody. Accounts that do not exist are counted, and take time, like those that do.
 */
export async function signIn(
  hosted: Hosted,
  { jid: text, password, address }: SignIn,
): Promise<{ verdict: Verdict; account?: Caller['jid'] }> {
  const { attempts, log } = hosted.node
  const jid = parseJid(text)
  if (!jid) return { verdict: 'wrong' }
  const account = jid.user ? accountOf(hosted, jid.user, jid.host) : undefined
  const whom = formatJid({ user: jid.user, host: jid.host })
  const verdict = await attempts.guard(whom, address, () => checkPassword(hosted, account, password))
  if (verdict !== 'right') {
    const what = verdict === 'wrong' ? 'Wrong password or unknown account' : 'Too many wrong passwords for'
    log.write('debug', `${what} ${JSON.stringify(whom)} from ${address ?? 'here'}`)
  }
  return { verdict, account }
}
