import { type AccessContext, parseAccessRule } from './access-rule'
import type { Condition } from './conditions'
import { parseAcl } from './parse-conditions'
import { type Permission, parsePermissions } from './permissions'
import type { Problem, Problems } from './problem'
import { lookUp, readTables, type Scoped } from './tables'

/** `acl`, `access_rules` and `api_permissions`, read and checked, with defaults filled in. */
export interface AccessRules extends AccessContext {
  readonly permissions: readonly Permission[]
  readonly acls: Scoped<readonly Condition[]>
  readonly accessRules: Scoped<ReturnType<typeof parseAccessRule>>
}

/** The part of the configuration that this reads: values as the YAML reader gives them, none checked. */
export interface AccessSection {
  readonly acl?: unknown
  readonly access_rules?: unknown
  readonly api_permissions?: unknown
  readonly host_config?: unknown
  readonly append_host_config?: unknown
}

interface Surroundings {
  /** Answers `shared_group` conditions; without it they never hold. */
  readonly isGroupMember?: AccessRules['isGroupMember']
  /** The line of a key in the file, by its path as in `Problem`. */
  readonly lineOf?: (path: string) => number | undefined
}

/**
 * Reads the rules in ejabberd's own YAML (SPEC 7.1). `hosts`: the virtual hosts, prepared.
 *
 * @returns the rules, or every problem with its path and what is allowed there
 */
export function parseAccess(
  section: AccessSection,
  hosts: readonly string[],
  { isGroupMember, lineOf = () => undefined }: Surroundings = {},
):
  | { readonly ok: true; readonly rules: AccessRules }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problems = []
  const tables = readTables(section, hosts, problems, lineOf)
  const acls = tables('acl', parseAcl)
  const accessRules = tables('access_rules', parseAccessRule)
  const permissions = parsePermissions(section.api_permissions, 'api_permissions', problems, lineOf)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    rules: {
      hosts: new Set(hosts),
      acl: (name, scope) => lookUp(acls, name, scope),
      accessRule: (name, scope) => lookUp(accessRules, name, scope),
      acls,
      accessRules,
      permissions: withConsoleRule(permissions ?? [DEFAULT_PERMISSION]),
      ...(isGroupMember && { isGroupMember }),
    },
  }
}

const CONSOLE_RULE: Permission = {
  name: 'console commands',
  implied: true,
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

/** What applies where `api_permissions` is absent (SPEC 7.4), and no more once the section is there. */
export const DEFAULT_PERMISSION: Permission = {
  name: 'admin access',
  implied: true,
  from: { frontends: [], tags: [] },
  who: [ADMIN, { kind: 'oauth', scopes: ['ejabberd:admin'], who: [ADMIN] }],
  what: [
    { kind: 'all', negated: false },
    { kind: 'command', name: 'start', negated: true },
    { kind: 'command', name: 'stop', negated: true },
  ],
}
