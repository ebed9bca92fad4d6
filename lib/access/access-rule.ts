import { type Condition, type ConditionContext, holds, type Subject } from './conditions'
import { parseClause } from './parse-conditions'
import { at, eachMember, eachValue, type Problems, scalarText } from './problem'

/** One line of an access rule: if all conditions hold, its action decides. Without conditions it always does. */
export interface AccessClause {
  readonly action: 'allow' | 'deny'
  readonly conditions: readonly Condition[]
}

/** Clauses, tried in order. */
export type AccessRule = readonly AccessClause[]

/** An access rule by its name (`all` and `none` are built in), or written out in place. */
export type AccessReference = string | AccessRule

/** Where access rules are looked up, and what their conditions need. */
export interface AccessContext extends ConditionContext {
  /** The access rule of a name at a virtual host or `GLOBAL`; undefined where there is none. */
  accessRule(name: string, scope: string): AccessRule | undefined
}

/**
 * Whether an access rule allows a subject: the first clause all of whose conditions hold decides; no clause, or no
 * such rule: no. Names are looked up at `scope`, a virtual host or `GLOBAL`; nothing is found at a host that is not
 * configured.
 */
export function accessAllows(
  context: AccessContext,
  access: AccessReference,
  scope: string,
  subject: Subject,
): boolean {
  if (access === 'all') return true
  if (access === 'none') return false
  const rule = typeof access === 'string' ? context.accessRule(access, scope) : access
  return rule !== undefined && decisiveClause(context, rule, scope, subject)?.action === 'allow'
}

/** The first clause all of whose conditions hold. */
export const decisiveClause = (
  context: AccessContext,
  rule: AccessRule,
  scope: string,
  subject: Subject,
): AccessClause | undefined =>
  rule.find(({ conditions }) => conditions.every(condition => holds(condition, subject, scope, context)))

/** Reads an access rule: `allow` or `deny` with conditions, as a map or a list; a bare word stands for everybody. */
export function parseAccessRule(value: unknown, path: string, problems: Problems): AccessRule {
  return eachValue(value, path).flatMap(([single, singlePath]) => {
    if (isAction(single)) return [{ action: single, conditions: [] }]
    const members = eachMember(single, singlePath, problems, FORM) ?? []
    return members.flatMap(([action, conditions, memberPath]) => {
      if (isAction(action)) {
        const known = problems.length
        const read = parseClause(conditions, memberPath, problems)
        if (read.length === 0 && problems.length === known)
          problems.push({ path: memberPath, message: NOBODY })
        return [{ action, conditions: read }]
      }
      problems.push({ path: at(singlePath, action), message: `is not known here: ${FORM}` })
      return []
    })
  })
}

/** Reads the name of an access rule, or a rule written out in place (`oauth_access`, `access:` in a condition). */
export function parseAccessReference(value: unknown, path: string, problems: Problems): AccessReference {
  return scalarText(value) ?? parseAccessRule(value, path, problems)
}

const FORM = 'must be "allow: WHO" or "deny: WHO", or a list of these'

/** An empty list would hold for everybody: nobody shall get that by leaving something out. */
const NOBODY = 'must say who: an ACL, a condition, or "all"'

const isAction = (value: unknown): value is AccessClause['action'] => value === 'allow' || value === 'deny'
