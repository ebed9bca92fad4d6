import { type Definition, tagsOf } from '@/lib/commands/definition'
import type { Value } from '@/lib/commands/types'
import { accessAllows } from './access-rule'
import { GLOBAL, type Subject } from './conditions'
import { matchesWho, type Permission } from './permissions'
import type { AccessRules } from './rules'
import { covers } from './what'

/** Rules together with the commands they cover: made once per set of commands, asked for every call. */
export interface ExpandedRules {
  readonly rules: AccessRules
  /** The rules that cover a command, in their order. Absent: none. */
  readonly byCommand: ReadonlyMap<string, readonly Permission[]>
  /** The newest definition of each command. */
  readonly commands: ReadonlyMap<string, Definition>
}

/** The answer of the rules. `rule`: the one that allows; `line`: where its name is written, as far as known. */
export interface Ruling {
  readonly allowed: boolean
  readonly rule?: string
  readonly line?: number
}

/** A call that wants to be permitted. */
export interface AccessRequest {
  readonly command: string
  /** Decoded, by their present names. */
  readonly args: Readonly<Record<string, Value>>
  readonly frontend: string
  /** The listener's `tag`. */
  readonly tag?: string
  readonly subject: Subject
}

/** Works out which rules cover which command. `commands`: of each name its definitions by ascending API version. */
export function expandRules(rules: AccessRules, commands: Iterable<readonly Definition[]>): ExpandedRules {
  const byCommand = new Map<string, readonly Permission[]>()
  const newest = new Map<string, Definition>()
  for (const versions of commands) {
    const definition = versions.at(-1)
    if (!definition) continue
    const { name } = definition
    const command = { name, tags: tagsOf(definition) }
    newest.set(name, definition)
    byCommand.set(
      name,
      rules.permissions.filter(({ what }) => covers(what, command)),
    )
  }
  return { rules, byCommand, commands: newest }
}

/**
 * Whether the rules permit a call, and the name of the rule that does (SPEC 7.3).
 *
 * Before the rules stands the gate of the virtual hosts: who calls with an account and gives an argument `host` must be
 * allowed by the access rule `configure` of that very host, spelled as configured. Anonymous callers pass it.
 */
export function decide(expanded: ExpandedRules, request: AccessRequest): Ruling {
  const { subject, args, command } = request
  const { jid } = subject
  const hasHost = Object.hasOwn(args, 'host')
  if (hasHost && jid && !passesGate(expanded.rules, args.host, jid)) return DENIED
  if (command === UNRULED_COMMAND) return { allowed: true }
  const rule = rulingRule(expanded, request, hasHost && jid ? jid.host : GLOBAL)
  return rule ? allowedBy(rule) : DENIED
}

/** The first rule that matches, with names looked up at `scope`. */
export const rulingRule = (
  { rules, byCommand }: ExpandedRules,
  request: AccessRequest,
  scope: string,
): Permission | undefined =>
  byCommand
    .get(request.command)
    ?.find(({ from, who }) => comesFrom(from, request) && matchesWho(who, request.subject, scope, rules))

const DENIED: Ruling = { allowed: false }

const allowedBy = ({ name, line }: Permission): Ruling => ({
  allowed: true,
  rule: name,
  ...(line && { line }),
})

/** ejabberd's test command needs no rule; it is internal, so that no interface runs it all the same. */
export const UNRULED_COMMAND = 'echo'

/** The address does not count here, nor do the scopes of a token. */
export function passesGate(
  rules: AccessRules,
  host: Value | undefined,
  jid: NonNullable<Subject['jid']>,
): boolean {
  return typeof host === 'string' && host !== GLOBAL && accessAllows(rules, 'configure', host, { jid })
}

/** Whether a rule's `from` fits the interface and the listener's tag. */
export function comesFrom(
  from: Permission['from'],
  { frontend, tag }: Pick<AccessRequest, 'frontend' | 'tag'>,
): boolean {
  const isFrontend = from.frontends.length === 0 || from.frontends.includes(frontend)
  return isFrontend && (from.tags.length === 0 || (tag !== undefined && from.tags.includes(tag)))
}
