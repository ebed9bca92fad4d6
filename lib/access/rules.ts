import { prepareHost } from '@/lib/commands/jid'
import { type AccessContext, parseAccessRule } from './access-rule'
import { type Condition, GLOBAL } from './conditions'
import { parseAcl } from './parse-conditions'
import { type Permission, parsePermissions } from './permissions'
import { eachMember, type Problem, type Problems } from './problem'

/** `acl`, `access_rules` and `api_permissions`, read and checked, with defaults filled in. */
export interface AccessRules extends AccessContext {
  readonly permissions: readonly Permission[]
}

/** The part of the configuration that this reads: values as the YAML reader gives them, none checked. */
export interface AccessSection {
  readonly acl?: unknown
  readonly access_rules?: unknown
  readonly api_permissions?: unknown
  readonly host_config?: unknown
  readonly append_host_config?: unknown
}

/** What is looked up by name, globally or at a virtual host. */
type Scoped<T> = ReadonlyMap<string, ReadonlyMap<string, T>>

/**
 * Reads the rules in ejabberd's own YAML (SPEC 7.1). `hosts`: the virtual hosts, prepared. `isGroupMember` answers
 * `shared_group` conditions; without it they never hold.
 *
 * @returns the rules, or every problem with its path and what is allowed there
 */
export function parseAccess(
  section: AccessSection,
  hosts: readonly string[],
  isGroupMember?: AccessRules['isGroupMember'],
):
  | { readonly ok: true; readonly rules: AccessRules }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problems = []
  const own = hostOptions(section, hosts, problems)
  const acls = scoped(['acl', section.acl, 'acl'], own, hosts, problems, parseAcl)
  const accessRules = scoped(
    ['access_rules', section.access_rules, 'access_rules'],
    own,
    hosts,
    problems,
    parseAccessRule,
  )
  const permissions = parsePermissions(section.api_permissions, 'api_permissions', problems)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    rules: {
      hosts: new Set(hosts),
      acl: (name, scope) => lookUp(acls, name, scope),
      accessRule: (name, scope) => lookUp(accessRules, name, scope),
      permissions: withConsoleRule(permissions ?? DEFAULT_PERMISSIONS),
      ...(isGroupMember && { isGroupMember }),
    },
  }
}

/** A virtual host's own entry before the global one; nothing at a host that is not configured. */
function lookUp<T>(tables: Scoped<T>, name: string, scope: string): T | undefined {
  const table = tables.get(scope)
  return table && (table.get(name) ?? tables.get(GLOBAL)?.get(name))
}

/** The options of each virtual host that has some of its own. */
type HostOptions = readonly (readonly [host: string, options: readonly Member[]])[]
type Member = readonly [key: string, value: unknown, path: string]

function hostOptions(section: AccessSection, hosts: readonly string[], problems: Problems): HostOptions {
  return (['host_config', 'append_host_config'] as const).flatMap(part =>
    (eachMember(section[part], part, problems) ?? []).map(([name, options, path]) => {
      const host = prepareHost(name) ?? name
      if (!hosts.includes(host)) problems.push({ path, message: `must be one of hosts: ${hosts.join(', ')}` })
      return [host, eachMember(options, path, problems) ?? []] as const
    }),
  )
}

function scoped<T>(
  global: Member,
  own: HostOptions,
  hosts: readonly string[],
  problems: Problems,
  read: (value: unknown, path: string, problems: Problems) => readonly T[],
): Scoped<readonly T[]> {
  const tables = new Map([GLOBAL, ...hosts].map(scope => [scope, new Map<string, readonly T[]>()]))
  const fill = (scope: string, [, value, path]: Member) => {
    for (const [name, entry, entryPath] of eachMember(value, path, problems) ?? []) {
      if (name === 'all' || name === 'none') {
        problems.push({ path: entryPath, message: 'is built in: take another name' })
      }
      tables.get(scope)?.set(name, read(entry, entryPath, problems))
    }
  }
  fill(GLOBAL, global)
  for (const [host, options] of own) {
    for (const option of options) if (option[0] === global[0]) fill(host, option)
  }
  return tables
}

const CONSOLE_RULE: Permission = {
  name: 'console commands',
  from: { frontends: ['ejabberd_ctl'], tags: [] },
  who: [{ kind: 'acl', name: 'all' }],
  what: [{ kind: 'all', negated: false }],
}

/** The console may call everything, unless a rule of that very name says what it may. */
function withConsoleRule(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.some(({ name }) => name === CONSOLE_RULE.name)
    ? permissions
    : [CONSOLE_RULE, ...permissions]
}

const ADMIN: Condition = { kind: 'acl', name: 'admin' }

/** What applies where `api_permissions` is absent (SPEC 7.4). */
const DEFAULT_PERMISSIONS: readonly Permission[] = [
  {
    name: 'admin access',
    from: { frontends: [], tags: [] },
    who: [ADMIN, { kind: 'oauth', scopes: ['ejabberd:admin'], who: [ADMIN] }],
    what: [
      { kind: 'all', negated: false },
      { kind: 'command', name: 'start', negated: true },
      { kind: 'command', name: 'stop', negated: true },
    ],
  },
]
