import type { XmlElement } from '@/lib/xml/element'
import type { StoredPassword } from '../passwords'
import type { PrivacyItem } from '../privacy-query'

/** All that goes with an account when it moves to another server, in the shapes that the formats of files share. */
export interface PortableAccount {
  /** Prepared. */
  readonly user: string
  /** Each form in which the password is stored; none: it cannot sign in. */
  readonly passwords: readonly StoredPassword[]
  readonly contacts: readonly PortableContact[]
  readonly vcard?: XmlElement
  /** Elements of private storage, told apart by their `xmlns`. */
  readonly privateData: readonly XmlElement[]
  /** Messages that wait, each with a delay element that tells its time. */
  readonly messages: readonly XmlElement[]
  readonly privacy: PortablePrivacy
  readonly last?: { readonly seconds: number | bigint; readonly status: string }
}

export interface PortableContact {
  /** Bare JID, prepared. */
  readonly jid: string
  readonly nick: string
  readonly subscription: string
  /** "none", "in" where the contact asked and waits, "out", "both", "subscribe", "unsubscribe". */
  readonly ask: string
  readonly askMessage: string
  readonly groups: readonly string[]
}

export interface PortablePrivacy {
  readonly defaultList?: string
  readonly lists: readonly { readonly name: string; readonly items: readonly PrivacyItem[] }[]
}

export const NO_PRIVACY: PortablePrivacy = { lists: [] }
