import { prepareHost, prepareResource, prepareUser } from '@/lib/commands/jid'
import { parseNetwork } from '@/lib/commands/network'
import type { Condition } from './conditions'
import { globPattern, type Pattern, searchPattern } from './patterns'
import { eachMember, eachValue, type Problems, scalarText } from './problem'

/** Reads one value of a condition; undefined where it is none. */
type Read = (value: unknown) => Condition | undefined

/** Keys of a condition, what their value may be, and how to read it. */
const READERS: Readonly<Record<string, { readonly allowed: string; readonly read: Read }>> = {
  user: { allowed: 'must be user@host, user, or {user: host}', read: readUser },
  user_regexp: {
    allowed: 'must be a regular expression for the user, also followed by @host or as {expression: host}',
    read: userPattern(searchPattern),
  },
  user_glob: {
    allowed: 'must be a pattern with * and ? for the user, also followed by @host or as {pattern: host}',
    read: userPattern(globPattern),
  },
  server: { allowed: 'must be a domain', read: readServer },
  server_regexp: { allowed: 'must be a regular expression', read: serverPattern(searchPattern) },
  server_glob: { allowed: 'must be a pattern with * and ?', read: serverPattern(globPattern) },
  resource: { allowed: 'must be a resource', read: readResource },
  resource_regexp: { allowed: 'must be a regular expression', read: resourcePattern(searchPattern) },
  resource_glob: { allowed: 'must be a pattern with * and ?', read: resourcePattern(globPattern) },
  node_regexp: { allowed: 'must be {user expression: host expression}', read: nodePattern(searchPattern) },
  node_glob: { allowed: 'must be {user pattern: host pattern}', read: nodePattern(globPattern) },
  shared_group: { allowed: 'must be a group or {group: host}', read: readGroup },
  ip: { allowed: 'must be an address or a network such as 10.0.0.0/8 or 2001:db8::/32', read: readNetwork },
}

/** The keys that `parseConditions` knows, without `acl`. */
export const CONDITION_KEYS: readonly string[] = Object.keys(READERS)

/** Reads the values of a key of `CONDITION_KEYS`, or of `acl`; a list stands for several conditions. */
export function parseCondition(key: string, value: unknown, path: string, problems: Problems): Condition[] {
  const { allowed, read }: { allowed: string; read: Read } =
    key === 'acl' ? { allowed: 'must be the name of an ACL', read: readAclName } : (READERS[key] ?? NO_READER)
  return eachValue(value, path).flatMap(([single, singlePath]) => {
    const conditions = severalAsMap(key, single).map(read)
    if (conditions.includes(undefined)) problems.push({ path: singlePath, message: allowed })
    return conditions.filter(condition => condition !== undefined)
  })
}

/** Reads the conditions of an ACL: alternatives. They cannot name other ACLs. */
export function parseAcl(value: unknown, path: string, problems: Problems): Condition[] {
  return parseMaps(value, path, CONDITION_KEYS, problems)
}

/** Reads the conditions of a clause of an access rule, all of which must hold: names of ACLs and conditions. */
export function parseClause(value: unknown, path: string, problems: Problems): Condition[] {
  return eachValue(value, path).flatMap(([single, singlePath]) =>
    scalarText(single) === undefined
      ? parseMaps(single, singlePath, ['acl', ...CONDITION_KEYS], problems)
      : parseCondition('acl', single, singlePath, problems),
  )
}

function parseMaps(value: unknown, path: string, keys: readonly string[], problems: Problems): Condition[] {
  const members = eachMember(value, path, problems, `must be a map with the keys ${keys.join(', ')}`) ?? []
  return members.flatMap(([key, member, memberPath]) => {
    if (keys.includes(key)) return parseCondition(key, member, memberPath, problems)
    problems.push({ path: memberPath, message: `is not known here: must be one of ${keys.join(', ')}` })
    return []
  })
}

const NO_READER = { allowed: 'is not known here', read: () => undefined }

/** `{alice: localhost, bob: localhost}` is two conditions; each becomes a map of its own. */
function severalAsMap(key: string, value: unknown): readonly unknown[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isMap && key !== 'acl'
    ? Object.entries(value).map(([name, member]) => ({ [name]: member }))
    : [value]
}

function readAclName(value: unknown): Condition | undefined {
  const name = scalarText(value)
  return name ? { kind: 'acl', name } : undefined
}

/** `left@host`, `left` or `{left: host}`; the host prepared. */
function splitHost(value: unknown): { readonly left: string; readonly host?: string } | undefined {
  const pair = readPair(value)
  if (pair) return withHost(pair[0], pair[1])
  const text = scalarText(value)
  const cut = text?.lastIndexOf('@') ?? -1
  if (text === undefined || cut < 0) return text === undefined ? undefined : { left: text }
  return withHost(text.slice(0, cut), text.slice(cut + 1))
}

function withHost(left: string, text: string) {
  const host = prepareHost(text)
  return host ? { left, host } : undefined
}

/** A map with one member whose value is text. */
function readPair(value: unknown): readonly [string, string] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const [member, more] = Object.entries(value)
  const text = member && !more ? scalarText(member[1]) : undefined
  return member && text !== undefined ? [member[0], text] : undefined
}

function readUser(value: unknown): Condition | undefined {
  const parts = splitHost(value)
  const user = parts && prepareUser(parts.left)
  if (!parts || !user) return undefined
  return parts.host === undefined ? { kind: 'user', user } : { kind: 'user', user, host: parts.host }
}

function readServer(value: unknown): Condition | undefined {
  const host = prepareHost(scalarText(value) ?? '')
  return host ? { kind: 'server', host } : undefined
}

function readResource(value: unknown): Condition | undefined {
  const text = scalarText(value)
  const resource = text === undefined ? undefined : prepareResource(text)
  return resource === undefined ? undefined : { kind: 'resource', resource }
}

function readGroup(value: unknown): Condition | undefined {
  const parts = splitHost(value)
  if (!parts?.left) return undefined
  return parts.host === undefined
    ? { kind: 'shared-group', group: parts.left }
    : { kind: 'shared-group', group: parts.left, host: parts.host }
}

function readNetwork(value: unknown): Condition | undefined {
  const network = parseNetwork(scalarText(value) ?? '')
  return network && { kind: 'ip', network }
}

type Compile = (source: string) => Pattern | undefined

function userPattern(compile: Compile): Read {
  return value => {
    const parts = splitHost(value)
    const user = parts && compile(parts.left)
    if (!parts || !user) return undefined
    return parts.host === undefined
      ? { kind: 'user-pattern', user }
      : { kind: 'user-pattern', user, host: parts.host }
  }
}

function serverPattern(compile: Compile): Read {
  return value => {
    const text = scalarText(value)
    const host = text === undefined ? undefined : compile(text)
    return host && { kind: 'server-pattern', host }
  }
}

function resourcePattern(compile: Compile): Read {
  return value => {
    const text = scalarText(value)
    const resource = text === undefined ? undefined : compile(text)
    return resource && { kind: 'resource-pattern', resource }
  }
}

function nodePattern(compile: Compile): Read {
  return value => {
    const pair = readPair(value)
    const [user, host] = [pair && compile(pair[0]), pair && compile(pair[1])]
    return user && host && { kind: 'node-pattern', user, host }
  }
}
