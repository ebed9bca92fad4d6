import { FRONTENDS } from '@/lib/access/permissions'
import type { Question } from '@/lib/access/question'
import type { Prefill } from '@/lib/paths'

/** A question as it stands in an address. Tokens and passwords are no part of it. */
export const addressOfQuestion = ({
  command,
  version,
  host,
  jid,
  address,
  frontend,
  scopes,
}: Question): Prefill => ({
  command,
  ...(version !== undefined && { version: String(version) }),
  ...(host !== undefined && { host }),
  ...(jid === null ? { as: 'nobody' } : jid !== undefined && { jid }),
  ...(address !== undefined && { address }),
  ...(frontend !== undefined && { from: frontend }),
  ...(scopes !== undefined && { scopes: scopes.join(' ') }),
})

/** Undefined where the address asks nothing. What is not understood is left out. */
export function questionOfAddress(params: URLSearchParams): Question | undefined {
  const command = params.get('command')
  if (!command) return undefined
  const read = (name: string) => params.get(name) ?? undefined
  const version = Number.parseInt(read('version') ?? '', 10)
  const frontend = FRONTENDS.find(name => name === read('from'))
  const [host, jid, address, scopes] = ['host', 'jid', 'address', 'scopes'].map(read)
  return {
    command,
    ...(version >= 0 && { version }),
    ...(host !== undefined && { host }),
    ...(read('as') === 'nobody' ? { jid: null } : jid !== undefined && { jid }),
    ...(address !== undefined && { address }),
    ...(frontend !== undefined && { frontend }),
    ...(scopes !== undefined && { scopes: scopes.split(/[\s,]+/).filter(Boolean) }),
  }
}
