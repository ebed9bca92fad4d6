import { type AccessContext, type AccessReference, accessAllows, parseAccessReference } from './access-rule'
import { type Condition, holds, type Subject } from './conditions'
import { CONDITION_KEYS, parseCondition } from './parse-conditions'
import { at, eachMember, eachValue, type Problems, scalarText } from './problem'
import { parseWhat, type WhatPattern } from './what'

/** The names of interfaces that `from` may list. */
export const FRONTENDS = [
  'mod_http_api',
  'ejabberd_xmlrpc',
  'ejabberd_ctl',
  'ejabberd_web_admin',
  'mod_adhoc_api',
  'mod_cron',
] as const

/** One rule of `api_permissions`. Rules only ever add. */
export interface Permission {
  readonly name: string
  /** Of its name in the file, where known. */
  readonly line?: number
  /** Not written in the configuration: what applies without. */
  readonly implied?: true
  /** Interfaces and listener tags it is for. Both must fit; an empty list fits all. */
  readonly from: { readonly frontends: readonly string[]; readonly tags: readonly string[] }
  /** Alternatives: one that matches is enough. */
  readonly who: readonly Who[]
  readonly what: readonly WhatPattern[]
}

/** A condition, or an access rule that must allow. */
export type Plain = Condition | { readonly kind: 'access'; readonly access: AccessReference }

/** An alternative of `who`. `oauth` counts for tokens and nothing else does: one of the scopes, and one of `who`. */
export type Who =
  | Plain
  | { readonly kind: 'oauth'; readonly scopes: readonly string[]; readonly who: readonly Plain[] }

/** Whether some alternative of a rule matches a subject, with names looked up at `scope`. */
export function matchesWho(
  who: readonly Who[],
  subject: Subject,
  scope: string,
  context: AccessContext,
): boolean {
  const { scopes } = subject
  const isPlainMatch = (plain: Plain) => matchesPlain(plain, subject, scope, context)
  return who.some(entry => {
    if (entry.kind !== 'oauth') return !scopes && isPlainMatch(entry)
    return (
      scopes !== undefined && entry.scopes.some(name => scopes.includes(name)) && entry.who.some(isPlainMatch)
    )
  })
}

/** The same for one alternative other than `oauth`, whether or not the subject used a token. */
export const matchesPlain = (
  plain: Plain,
  subject: Subject,
  scope: string,
  context: AccessContext,
): boolean =>
  plain.kind === 'access'
    ? accessAllows(context, plain.access, scope, subject)
    : holds(plain, subject, scope, context)

/** Reads `api_permissions`. Undefined where the section is absent, so that the defaults apply. */
export function parsePermissions(
  value: unknown,
  path: string,
  problems: Problems,
  lineOf: (path: string) => number | undefined,
): Permission[] | undefined {
  if (value === null || value === undefined) return undefined
  return (eachMember(value, path, problems) ?? []).map(([name, rule, rulePath]) => {
    const members =
      eachMember(rule, rulePath, problems, `must be a map with the keys ${KEYS.join(', ')}`) ?? []
    for (const [key, , memberPath] of members) {
      if (!KEYS.includes(key)) problems.push({ path: memberPath, message: unknownKey(KEYS) })
    }
    const read = <T>(key: string, parse: (value: unknown, path: string, problems: Problems) => T): T => {
      const [, member, memberPath] = members.find(([name]) => name === key) ?? []
      return parse(member, memberPath ?? '', problems)
    }
    const line = lineOf(rulePath)
    return {
      name,
      ...(line && { line }),
      from: read('from', parseFrom),
      who: read('who', parseWho),
      what: read('what', parseWhat),
    }
  })
}

const KEYS = ['from', 'who', 'what']

const unknownKey = (keys: readonly string[]) => `is not known here: must be one of ${keys.join(', ')}`

function parseFrom(value: unknown, path: string, problems: Problems): Permission['from'] {
  const frontends: string[] = []
  const tags: string[] = []
  for (const [single, singlePath] of value === null || value === undefined ? [] : eachValue(value, path)) {
    if (FRONTENDS.some(frontend => frontend === single)) {
      frontends.push(String(single))
      continue
    }
    const isMap = typeof single === 'object' && single !== null
    for (const [key, member, memberPath] of isMap ? (eachMember(single, singlePath, problems) ?? []) : []) {
      const texts = eachValue(member, memberPath).map(([tag]) => scalarText(tag))
      if (key === 'tag' && !texts.includes(undefined)) tags.push(...texts.filter(text => text !== undefined))
      else problems.push({ path: memberPath, message: 'must be "tag: TEXT"' })
    }
    if (!isMap)
      problems.push({ path: singlePath, message: `must be one of ${FRONTENDS.join(', ')}, or "tag: TEXT"` })
  }
  return { frontends, tags }
}

const WHO_KEYS = ['acl', 'access', 'oauth', ...CONDITION_KEYS]

function parseWho(value: unknown, path: string, problems: Problems): Who[] {
  if (value === null || value === undefined) return []
  return eachValue(value, path).flatMap(([single, singlePath]): Who[] => {
    if (scalarText(single) !== undefined) return parseCondition('acl', single, singlePath, problems)
    const form = `must be the name of an ACL, or a map with the keys ${WHO_KEYS.join(', ')}`
    return (eachMember(single, singlePath, problems, form) ?? []).flatMap(
      ([key, member, memberPath]): Who[] =>
        key === 'oauth'
          ? [parseOauth(member, memberPath, problems)]
          : parsePlain(key, member, memberPath, problems, WHO_KEYS),
    )
  })
}

function parsePlain(
  key: string,
  value: unknown,
  path: string,
  problems: Problems,
  keys: readonly string[],
): Plain[] {
  if (key === 'access') return [{ kind: 'access', access: parseAccessReference(value, path, problems) }]
  if (keys.includes(key)) return parseCondition(key, value, path, problems)
  problems.push({ path, message: unknownKey(keys) })
  return []
}

const OAUTH_KEYS = ['scope', 'acl', 'access', ...CONDITION_KEYS]

function parseOauth(value: unknown, path: string, problems: Problems): Who {
  const scopes: string[] = []
  const who: Plain[] = []
  for (const [key, member, memberPath] of eachMember(value, path, problems) ?? []) {
    if (key === 'scope') scopes.push(...parseScopes(member, memberPath, problems))
    else who.push(...parsePlain(key, member, memberPath, problems, OAUTH_KEYS))
  }
  if (scopes.length === 0)
    problems.push({ path: at(path, 'scope'), message: 'must be a scope or a list of scopes' })
  return { kind: 'oauth', scopes, who }
}

function parseScopes(value: unknown, path: string, problems: Problems): string[] {
  return eachValue(value, path).flatMap(([single, singlePath]) => {
    const scope = scalarText(single)
    if (!scope) problems.push({ path: singlePath, message: 'must be a scope' })
    return scope ? [scope] : []
  })
}
