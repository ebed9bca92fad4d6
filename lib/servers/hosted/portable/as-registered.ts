import type { Hosted } from '../context'
import { isLoaded } from '../hosts'
import { REGISTERED } from '../last'
import { isAcceptablePassword, PLAIN, protect } from '../passwords'
import { nowSeconds } from '../time'
import type { PortableAccount } from './account'

/**
 * An account as it is stored when it is registered: a plain password in the form that is configured, and the present as
 * its last activity where none is known. Undefined where its password can be none.
 */
export async function asRegistered(
  { config }: Pick<Hosted, 'config'>,
  account: PortableAccount,
): Promise<PortableAccount | undefined> {
  const last = account.last ?? { seconds: nowSeconds(), status: REGISTERED }
  const known = isLoaded({ config }, 'mod_last') ? { ...account, last } : account
  const plain = account.passwords.find(({ type }) => type === PLAIN)
  if (!plain) return known
  if (!isAcceptablePassword(plain.password)) return undefined
  return { ...known, passwords: [await protect(plain.password, config.passwords)] }
}
