import { parseJid } from '@/lib/commands/jid'
import { type Lifetime, UNITS } from './lifetime'

/** The form of a new token. */
export interface IssueValues {
  name: string
  purpose: string
  owner: string
  lifetime: Lifetime
  scopes: readonly string[]
}

/** A form to begin with; a link may name the account and scopes. */
export function firstValues(person: string, params: Pick<URLSearchParams, 'get'>): IssueValues {
  const wanted = params.get('for') ?? person
  return {
    name: '',
    purpose: '',
    owner: wanted.includes('@') ? wanted : '',
    lifetime: { choice: '2592000', count: '7', unit: String(UNITS[2].seconds) },
    scopes: (params.get('scopes') ?? '').split(/[\s,]+/).filter(Boolean),
  }
}

export const isAccount = (text: string) => Boolean(parseJid(text.trim())?.user)
