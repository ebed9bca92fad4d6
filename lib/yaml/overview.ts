import { GLOBAL } from '@/lib/access/conditions'
import type { ExpandedRules } from '@/lib/access/decide'
import type { Scoped } from '@/lib/access/tables'
import { describeClauses, describeCondition, describeRule, type RuleWords } from '@/lib/access/words'
import { writeAccess, writePermission } from '@/lib/access/write'
import { toYaml } from './write'

/** The rules as people read them. Plain data. */
export interface RulesOverview {
  readonly hosts: readonly string[]
  readonly rules: readonly RuleOverview[]
  readonly acls: readonly NamedList[]
  readonly accessRules: readonly NamedList[]
  /** All of it as the configuration has it, in one plain form. */
  readonly yaml: string
}

export interface RuleOverview extends RuleWords {
  readonly name: string
  readonly line?: number
  readonly implied?: true
  /** How many of the server's commands it covers. */
  readonly covers: number
  readonly yaml: string
}

/** An ACL with its conditions, or an access rule with its clauses. */
export interface NamedList {
  readonly name: string
  /** Only at this virtual host. */
  readonly host?: string
  readonly line?: number
  readonly entries: readonly string[]
}

export function overviewOf({ rules, byCommand }: ExpandedRules): RulesOverview {
  const counts = new Map<unknown, number>()
  for (const covering of byCommand.values())
    for (const rule of covering) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return {
    hosts: [...rules.hosts],
    rules: rules.permissions.map(rule => ({
      ...describeRule(rule),
      name: rule.name,
      ...(rule.line && { line: rule.line }),
      ...(rule.implied && { implied: rule.implied }),
      covers: counts.get(rule) ?? 0,
      yaml: toYaml({ [rule.name]: writePermission(rule) }),
    })),
    acls: namedLists(rules.acls, conditions => conditions.map(describeCondition)),
    accessRules: namedLists(rules.accessRules, describeClauses),
    yaml: toYaml(writeAccess(rules)),
  }
}

/** Global ones first; of a virtual host only what it has of its own. */
const namedLists = <T>(tables: Scoped<T>, describe: (value: T) => readonly string[]): NamedList[] =>
  [...tables].flatMap(([scope, { entries }]) =>
    [...entries]
      .filter(([, { part }]) => scope === GLOBAL || part !== undefined)
      .map(([name, { value, line }]) => ({
        name,
        ...(scope !== GLOBAL && { host: scope }),
        ...(line && { line }),
        entries: describe(value),
      })),
  )
