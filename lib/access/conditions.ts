import { type Address, isInNetwork, type Network, parseAddress } from '@/lib/commands/network'
import type { Pattern } from './patterns'

/** A condition on who calls. Plain data, read from the configuration by `parseConditions`. */
export type Condition =
  /** Some condition of the ACL of that name holds. `all` and `none` are built in. */
  | { readonly kind: 'acl'; readonly name: string }
  /** Without `host`: on any virtual host. */
  | { readonly kind: 'user'; readonly user: string; readonly host?: string }
  | { readonly kind: 'user-pattern'; readonly user: Pattern; readonly host?: string }
  | { readonly kind: 'server'; readonly host: string }
  | { readonly kind: 'server-pattern'; readonly host: Pattern }
  | { readonly kind: 'node-pattern'; readonly user: Pattern; readonly host: Pattern }
  | { readonly kind: 'resource'; readonly resource: string }
  | { readonly kind: 'resource-pattern'; readonly resource: Pattern }
  /** Without `host`: a group of the caller's own virtual host. */
  | { readonly kind: 'shared-group'; readonly group: string; readonly host?: string }
  | { readonly kind: 'ip'; readonly network: Network }

/** Who calls, as far as the rules look at it. */
export interface Subject {
  /** Bare and prepared. Absent: anonymous. */
  readonly jid?: { readonly user: string; readonly host: string }
  /** Absent where it is not known or must not count. */
  readonly address?: string
  /** Present where the caller used a token; only `oauth` entries count then. */
  readonly scopes?: readonly string[]
}

/** Where ACL names are looked up: those of a virtual host before the global ones. */
export const GLOBAL = 'global'

/** What is needed to decide about conditions: the virtual hosts, their ACLs, and who is a member of a group. */
export interface ConditionContext {
  readonly hosts: ReadonlySet<string>
  /** The conditions of an ACL at a virtual host or `GLOBAL`; undefined where there is none of that name. */
  acl(name: string, scope: string): readonly Condition[] | undefined
  /** Left out: nobody is a member of any shared roster group. */
  isGroupMember?(jid: { readonly user: string; readonly host: string }, group: string, host: string): boolean
}

/**
 * Whether a condition holds for a subject, with ACL names looked up at `scope`.
 *
 * A condition on the account never holds for an anonymous caller, one on the address never where it is not known.
 */
export function holds(
  condition: Condition,
  subject: Subject,
  scope: string,
  context: ConditionContext,
): boolean {
  if (condition.kind === 'acl') return aclHolds(condition.name, subject, scope, context)
  if (condition.kind === 'ip') {
    const address = subject.address === undefined ? undefined : readAddress(subject.address)
    return address !== undefined && isInNetwork(address, condition.network)
  }
  const { jid } = subject
  if (!jid) return false
  const isAt = (host: string | undefined) =>
    host === undefined ? context.hosts.has(jid.host) : jid.host === host
  switch (condition.kind) {
    case 'user':
      return jid.user === condition.user && isAt(condition.host)
    case 'user-pattern':
      return isAt(condition.host) && condition.user.test(jid.user)
    case 'server':
      return jid.host === condition.host
    case 'server-pattern':
      return condition.host.test(jid.host)
    case 'node-pattern':
      return condition.user.test(jid.user) && condition.host.test(jid.host)
    case 'resource':
      return condition.resource === RESOURCE
    case 'resource-pattern':
      return condition.resource.test(RESOURCE)
    case 'shared-group':
      return context.isGroupMember?.(jid, condition.group, condition.host ?? jid.host) ?? false
  }
}

/** Callers of commands have no resource. */
const RESOURCE = ''

function aclHolds(name: string, subject: Subject, scope: string, context: ConditionContext): boolean {
  if (name === 'all') return true
  if (name === 'none') return false
  return context.acl(name, scope)?.some(condition => holds(condition, subject, scope, context)) ?? false
}

/** One call looks at the same address in many rules; one process sees few addresses at a time. */
let lastRead: { readonly text: string; readonly address: Address | undefined } = {
  text: '',
  address: undefined,
}

function readAddress(text: string): Address | undefined {
  if (lastRead.text !== text) lastRead = { text, address: parseAddress(text) }
  return lastRead.address
}
