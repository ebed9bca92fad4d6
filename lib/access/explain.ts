import { tagsOf } from '@/lib/commands/definition'
import { GLOBAL } from './conditions'
import { type AccessRequest, type ExpandedRules, UNRULED_COMMAND } from './decide'
import type { Asked, Explanation, GateReport } from './explanation'
import { reportGate, textOf } from './gate'
import { remedyFor } from './remedy'
import { allows, byNearness, reportRule } from './report'

interface Options {
  /** False for ejabberd before 26.07, which has no gate of the virtual hosts and looks up names globally. */
  readonly hasHostGate?: boolean
}

/** Why `decide` answers as it does: each rule part by part, and what would allow a call that is refused. */
export function explain(
  expanded: ExpandedRules,
  request: AccessRequest,
  { hasHostGate = true }: Options = {},
): Explanation {
  const { rules, commands } = expanded
  const { command, args, subject } = request
  const definition = commands.get(command)
  const named = { name: command, tags: definition ? tagsOf(definition) : [] }
  const gate: GateReport = hasHostGate
    ? reportGate(rules, request)
    : { kind: 'open', because: 'older-release' }
  const isAtHost = hasHostGate && Object.hasOwn(args, 'host')
  const scope = isAtHost && subject.jid ? subject.jid.host : GLOBAL
  const reports = rules.permissions.map(rule => reportRule(rule, named, request, scope, rules))
  // A rule covers only what there is: an unknown command is in no set of commands, not even in "*".
  const isRuled = command === UNRULED_COMMAND || (definition !== undefined && reports.some(allows))
  const allowed = gate.kind !== 'closed' && isRuled
  return {
    allowed,
    asked: askedOf(request),
    gate,
    rules: reports.sort(byNearness),
    ...(!allowed && { remedy: remedyFor(expanded, request, gate, scope) }),
  }
}

function askedOf({ command, args, frontend, tag, subject }: AccessRequest): Asked {
  const { jid, address, scopes } = subject
  return {
    command,
    ...(Object.hasOwn(args, 'host') && { host: textOf(args.host) }),
    ...(jid && { jid: `${jid.user}@${jid.host}` }),
    ...(address !== undefined && { address }),
    frontend,
    ...(tag !== undefined && { tag }),
    ...(scopes && { scopes }),
  }
}
