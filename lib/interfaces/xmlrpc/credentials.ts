import type { Credentials } from '@/lib/servers/server'
import { isStruct, type RpcMembers, type RpcValue } from './value'

/**
 * Takes the credentials off the parameters of a call (SPEC 10): a first struct that has `user`, `server` and `token`, or
 * else `password`, whatever else it has. Without one the caller is nobody and all parameters count.
 */
export function splitCredentials(params: readonly RpcValue[]): {
  readonly credentials: Credentials
  readonly rest: readonly RpcValue[]
} {
  const [first, ...rest] = params
  const credentials = isStruct(first) ? credentialsOf(first.members) : undefined
  return credentials ? { credentials, rest } : { credentials: { kind: 'none' }, rest: params }
}

function credentialsOf(members: RpcMembers): Credentials | undefined {
  const member = (wanted: string) => members.find(([name]) => name === wanted)?.[1]
  const [user, server, token, password] = ['user', 'server', 'token', 'password'].map(member)
  if (user === undefined || server === undefined) return undefined
  const jid = jidOf(user, server)
  // What is no text is no token, and so is the empty text.
  if (token !== undefined)
    return { kind: 'bearer', token: typeof token === 'string' ? token : '', owner: jid ?? '' }
  if (password === undefined) return undefined
  if (jid === undefined || typeof password !== 'string') return { kind: 'malformed' }
  return { kind: 'basic', jid, password }
}

/** `user@server` where neither part could be taken for more than it is. */
function jidOf(user: RpcValue, server: RpcValue): string | undefined {
  const isPart = (part: RpcValue): part is string => typeof part === 'string' && /^[^@/]+$/.test(part)
  return isPart(user) && isPart(server) ? `${user}@${server}` : undefined
}
