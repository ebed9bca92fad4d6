import type { Json } from '@/lib/commands/types'

/** A contact of one's roster. */
export interface Contact {
  readonly jid: string
  readonly nick: string
  /** Who sees whom, in words. */
  readonly sees: string
  readonly groups: readonly string[]
}

/**
 * The contacts of `get_roster`, by JID. Releases before 24.02 answer one entry for each group of a contact, with `group`
 * and `ask`; later ones have `groups` and `pending`.
 */
export function readContacts(value: Json): Contact[] {
  const contacts = new Map<string, Contact>()
  for (const entry of Array.isArray(value) ? value : []) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) continue
    const { jid, nick, subscription, pending, ask, groups, group } = entry as Readonly<Record<string, Json>>
    if (typeof jid !== 'string') continue
    const named = (Array.isArray(groups) ? groups.map(String) : String(group ?? '').split(';')).filter(
      Boolean,
    )
    const before = contacts.get(jid)
    contacts.set(jid, {
      jid,
      nick: typeof nick === 'string' ? nick : '',
      sees: inWords(String(subscription ?? ''), String(pending ?? ask ?? '')),
      groups: [...new Set([...(before?.groups ?? []), ...named])],
    })
  }
  return [...contacts.values()].sort((a, b) => (a.jid < b.jid ? -1 : a.jid > b.jid ? 1 : 0))
}

const WORDS: Readonly<Record<string, string>> = {
  both: 'you see each other',
  to: 'you see them',
  from: 'they see you',
  none: 'not yet',
}

function inWords(subscription: string, pending: string): string {
  const words = WORDS[subscription] ?? subscription
  return pending === 'subscribe' || pending === 'out' ? `${words}; not answered` : words
}
