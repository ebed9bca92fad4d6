import { formatNetwork } from '@/lib/commands/network'
import type { AccessReference, AccessRule } from './access-rule'
import type { Condition } from './conditions'
import type { Pattern } from './patterns'
import type { Permission, Plain, Who } from './permissions'
import type { WhatPattern } from './what'

/** A rule in words, each part the end of a sentence: "… may run", "through …". */
export interface RuleWords {
  readonly from: string
  /** Alternatives. */
  readonly who: readonly string[]
  readonly what: string
}

export const describeRule = ({ from, who, what }: Permission): RuleWords => ({
  from: describeFrom(from),
  who: who.map(describeWho),
  what: describeWhat(what),
})

export function describeFrom({ frontends, tags }: Permission['from']): string {
  const listeners = tags.length > 0 && `listeners tagged ${list(tags, 'or')}`
  if (frontends.length === 0) return listeners || 'any interface'
  return listeners ? `${list(frontends, 'or')} on ${listeners}` : list(frontends, 'or')
}

export function describeWhat(patterns: readonly WhatPattern[]): string {
  const taken = patterns.filter(({ negated }) => negated)
  const given = patterns.filter(({ negated }) => !negated)
  if (given.length === 0 || taken.some(({ kind }) => kind === 'all')) return 'no command'
  const all = given.some(({ kind }) => kind === 'all')
    ? 'every command'
    : list(given.map(patternWords), 'and')
  return taken.length > 0 ? `${all} except ${list(taken.map(patternWords), 'and')}` : all
}

const patternWords = (pattern: WhatPattern): string => {
  if (pattern.kind === 'all') return 'every command'
  return pattern.kind === 'tag' ? `commands tagged ${pattern.tag}` : pattern.name
}

export function describeWho(who: Who): string {
  if (who.kind !== 'oauth') return describePlain(who)
  const scopes = `a token with the scope ${list(who.scopes, 'or')}`
  return who.who.length > 0
    ? `${scopes}, of ${list(who.who.map(describePlain), 'or')}`
    : `${scopes}, of nobody: the rule names no owner`
}

function describePlain(plain: Plain): string {
  return plain.kind === 'access' ? describeAccess(plain.access) : describeCondition(plain)
}

function describeAccess(access: AccessReference): string {
  if (access === 'all') return 'everybody'
  if (access === 'none') return 'nobody'
  if (typeof access === 'string') return `whom the access rule ${access} allows`
  return describeClauses(access).join('; ') || 'nobody'
}

/** The clauses of an access rule, in their order. */
export const describeClauses = (rule: AccessRule): readonly string[] =>
  rule.map(({ action, conditions }) => {
    const who = conditions.length > 0 ? conditions.map(describeCondition).join(' and ') : 'everybody'
    return `${action} ${who}`
  })

export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'acl':
      if (condition.name === 'all') return 'everybody'
      return condition.name === 'none' ? 'nobody' : `the ACL ${condition.name}`
    case 'user':
      return condition.host === undefined
        ? `${condition.user} of any virtual host`
        : `${condition.user}@${condition.host}`
    case 'user-pattern':
      return describeUserPattern(condition.user, condition.host)
    case 'server':
      return `accounts of ${condition.host}`
    case 'server-pattern':
      return `accounts of hosts that match ${quote(condition.host)}`
    case 'node-pattern':
      return `accounts that match ${quote(condition.user)} of hosts that match ${quote(condition.host)}`
    case 'resource':
      return `the resource ${condition.resource}, which callers of commands do not have`
    case 'resource-pattern':
      return `resources that match ${quote(condition.resource)}`
    case 'shared-group':
      return `members of the shared roster group ${condition.group}${condition.host ? ` of ${condition.host}` : ''}`
    case 'ip':
      return `callers from ${formatNetwork(condition.network)}`
  }
}

function describeUserPattern(pattern: Pattern, host: string | undefined): string {
  const where = host === undefined ? 'any virtual host' : host
  const isEverybody = pattern.text === (pattern.form === 'regexp' ? '' : '*')
  return isEverybody
    ? `every account of ${where}`
    : `accounts of ${where} whose name matches ${quote(pattern)}`
}

const quote = ({ text }: Pattern) => `“${text}”`

function list(parts: readonly string[], word: 'and' | 'or'): string {
  if (parts.length < 2) return parts.join()
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}
