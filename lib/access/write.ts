import { formatNetwork } from '@/lib/commands/network'
import type { AccessClause, AccessRule } from './access-rule'
import { type Condition, GLOBAL } from './conditions'
import type { Permission, Plain, Who } from './permissions'
import type { AccessRules, AccessSection } from './rules'
import type { Scoped } from './tables'
import type { WhatPattern } from './what'

/** A value as YAML has it: text, or lists and maps of such. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue }

export type YamlMap = { readonly [key: string]: YamlValue }

/**
 * Writes rules as the configuration has them, in one plain form, without what applies unwritten. Reading the result gives
 * rules that decide equally.
 */
export function writeAccess({ acls, accessRules, permissions }: AccessRules): AccessSection & YamlMap {
  const global = {
    acl: writeEntries([...(acls.get(GLOBAL)?.entries ?? [])], writeAlternatives),
    access_rules: writeEntries([...(accessRules.get(GLOBAL)?.entries ?? [])], writeAccessRule),
  }
  const written = permissions.filter(({ implied }) => !implied)
  // No rules at all is something else than no section: the defaults would apply.
  const isAbsent = written.length === 0 && permissions.some(({ name }) => name === 'admin access')
  return {
    ...withoutEmpty(global),
    ...withoutEmpty({
      host_config: hostSections(acls, accessRules, true),
      append_host_config: hostSections(acls, accessRules, false),
    }),
    ...(!isAbsent && {
      api_permissions: Object.fromEntries(written.map(rule => [rule.name, writePermission(rule)])),
    }),
  }
}

/** One rule of `api_permissions`, without its name. */
export function writePermission({ from, who, what }: Permission): YamlMap {
  const origins = [...from.frontends, ...from.tags.map(tag => ({ tag }))]
  return {
    ...(origins.length > 0 && { from: oneOrList(origins) }),
    ...(who.length > 0 && { who: writeAlternativesOfWho(who) }),
    ...(what.length > 0 && { what: oneOrList(what.map(writeWhat)) }),
  }
}

/** The clauses of an access rule, as a list where there are several. */
export const writeAccessRule = (rule: AccessRule): YamlValue => oneOrList(rule.map(writeClause))

function writeAlternativesOfWho(who: readonly Who[]): YamlValue {
  const [single, more] = who
  return single?.kind === 'acl' && !more ? single.name : oneOrList(who.map(writeWho))
}

function writeWho(who: Who): YamlMap {
  if (who.kind !== 'oauth') return writePlain(who)
  return { oauth: [{ scope: oneOrList(who.scopes) }, ...who.who.map(writePlain)] }
}

function writeWhat(pattern: WhatPattern): string {
  const bang = pattern.negated ? '!' : ''
  if (pattern.kind === 'all') return `${bang}*`
  return pattern.kind === 'tag' ? `${bang}[tag:${pattern.tag}]` : bang + pattern.name
}

function writePlain(plain: Plain): YamlMap {
  if (plain.kind !== 'access') return writeCondition(plain)
  // A list even of one: a bare word would be the name of a rule.
  return { access: typeof plain.access === 'string' ? plain.access : plain.access.map(writeClause) }
}

function writeClause({ action, conditions }: AccessClause): YamlValue {
  if (conditions.length === 0) return action
  return {
    [action]: oneOrList(conditions.map(each => (each.kind === 'acl' ? each.name : writeCondition(each)))),
  }
}

/** A condition as the map that means it: `{user: alice@localhost}`. */
function writeCondition(condition: Condition): YamlMap {
  switch (condition.kind) {
    case 'acl':
      return { acl: condition.name }
    case 'user':
      return { user: atHost(condition.user, condition.host) }
    case 'user-pattern':
      return { [`user_${condition.user.form}`]: atHost(condition.user.text, condition.host) }
    case 'server':
      return { server: condition.host }
    case 'server-pattern':
      return { [`server_${condition.host.form}`]: condition.host.text }
    case 'node-pattern':
      return { [`node_${condition.user.form}`]: { [condition.user.text]: condition.host.text } }
    case 'resource':
      return { resource: condition.resource }
    case 'resource-pattern':
      return { [`resource_${condition.resource.form}`]: condition.resource.text }
    case 'shared-group':
      return { shared_group: atHost(condition.group, condition.host) }
    case 'ip':
      return { ip: formatNetwork(condition.network) }
  }
}

/** Read back, the last `@` parts the two. */
const atHost = (left: string, host: string | undefined) => (host === undefined ? left : `${left}@${host}`)

const writeAlternatives = (conditions: readonly Condition[]): YamlValue =>
  oneOrList(conditions.map(writeCondition))

const oneOrList = (values: readonly YamlValue[]): YamlValue =>
  values.length === 1 && values[0] !== undefined ? values[0] : values

function writeEntries<T>(
  entries: readonly (readonly [name: string, { readonly value: T }])[],
  write: (value: T) => YamlValue,
): YamlMap {
  return Object.fromEntries(entries.map(([name, { value }]) => [name, write(value)]))
}

/** What hosts have of their own: in the place of the global section (`isReplaced`), or added to it. */
function hostSections(
  acls: Scoped<readonly Condition[]>,
  accessRules: Scoped<AccessRule>,
  isReplaced: boolean,
): YamlMap {
  const section = <T>(tables: Scoped<T>, host: string, option: string, write: (value: T) => YamlValue) => {
    const table = tables.get(host)
    if (table?.isReplaced !== isReplaced) return {}
    const own = [...table.entries].filter(([, { part }]) => part !== undefined)
    const written = { [option]: writeEntries(own, write) }
    return isReplaced ? written : withoutEmpty(written)
  }
  const hosts = [...acls.keys()].filter(scope => scope !== GLOBAL)
  return withoutEmpty(
    Object.fromEntries(
      hosts.map(host => [
        host,
        {
          ...section(acls, host, 'acl', writeAlternatives),
          ...section(accessRules, host, 'access_rules', writeAccessRule),
        },
      ]),
    ),
  )
}

const withoutEmpty = (maps: Readonly<Record<string, YamlMap>>): YamlMap =>
  Object.fromEntries(Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0))
