import { GLOBAL, type Subject } from './conditions'
import { type AccessRequest, type ExpandedRules, passesGate, rulingRule } from './decide'
import type { Change, GateReport, Remedy } from './explanation'
import { type OpenedGate, openGate } from './gate'
import { FRONTENDS, matchesPlain, matchesWho, type Permission } from './permissions'
import { type AccessRules, DEFAULT_PERMISSION } from './rules'
import { writePermission, type YamlMap } from './write'

type Jid = NonNullable<Subject['jid']>

/**
 * What would allow a refused call, and nothing besides: the gate of its host opened for the caller, a rule for the caller
 * and the command, or both. It never names others, another command, another interface or another scope.
 */
export function remedyFor(
  expanded: ExpandedRules,
  request: AccessRequest,
  gate: GateReport,
  scope: string,
): Remedy {
  const { subject, command } = request
  if (!expanded.commands.has(command)) return none('unknown-command')
  if (!subject.jid) return none('anonymous')
  if (gate.kind === 'closed' && gate.because === 'unknown-host') return none('unknown-host')
  const opened = gate.kind === 'closed' ? openGate(expanded.rules, gate.host, subject.jid) : undefined
  const rules = opened?.rules ?? expanded.rules
  const isRuled = rulingRule({ ...expanded, rules }, request, scope) !== undefined
  const addition = isRuled ? undefined : newRule(request, subject.jid, expanded.rules.permissions)
  if (!isRuled && !addition) return none('no-scope')
  return {
    kind: 'change',
    change: {
      ...(opened && gate.kind === 'closed' && { opensGate: gate.host }),
      ...(opened?.replaces && { replaces: opened.replaces }),
      ...(addition && { addsRule: addition.name }),
      writesDefaults: addition !== undefined && hasDefaults(expanded.rules),
      section: { ...(addition && permissionsSection(expanded.rules, addition)), ...opened?.section },
      alsoOpens: opened && gate.kind === 'closed' ? alsoOpened(expanded, opened, request, gate.host) : [],
    },
  }
}

const none = (because: Extract<Remedy, { kind: 'none' }>['because']): Remedy => ({ kind: 'none', because })

/** The section is absent, so that adding one takes away what applies now. */
const hasDefaults = ({ permissions }: AccessRules) => permissions.includes(DEFAULT_PERMISSION)

function permissionsSection(rules: AccessRules, addition: Permission): YamlMap {
  const kept = hasDefaults(rules) ? [DEFAULT_PERMISSION] : []
  return {
    api_permissions: Object.fromEntries([...kept, addition].map(rule => [rule.name, writePermission(rule)])),
  }
}

/** A rule for this person, command, interface and scope. Undefined for a token without scopes: no rule can allow it. */
function newRule(
  { command, frontend, tag, subject: { scopes } }: AccessRequest,
  { user, host }: Jid,
  existing: readonly Permission[],
): Permission | undefined {
  const person = { kind: 'user', user, host } as const
  const scope = scopes && narrowestScope(scopes, command)
  if (scopes && scope === undefined) return undefined
  const jid = `${user}@${host}`
  const wanted = scope === undefined ? `${jid} may run ${command}` : `tokens of ${jid} may run ${command}`
  return {
    name: unusedName(wanted, existing),
    from: { frontends: FRONTENDS.filter(name => name === frontend), tags: tag === undefined ? [] : [tag] },
    who: [scope === undefined ? person : { kind: 'oauth', scopes: [scope], who: [person] }],
    what: [{ kind: 'command', name: command, negated: false }],
  }
}

/** The command's own, before one that stands for many. */
const narrowestScope = (scopes: readonly string[], command: string): string | undefined =>
  scopes.find(scope => scope === command) ??
  scopes.find(scope => !scope.startsWith('ejabberd:') && scope !== 'sasl_auth') ??
  scopes[0]

function unusedName(wanted: string, existing: readonly Permission[]): string {
  const isUsed = (name: string) => existing.some(rule => rule.name === name)
  let name = wanted
  for (let count = 2; isUsed(name); count++) name = `${wanted} (${count})`
  return name
}

/**
 * What else the caller may run once the gate is open, with or without a token, through whichever interface: the gate is
 * one for all commands, and rules may name `configure` themselves. What anybody may run without credentials is not new.
 */
function alsoOpened(
  expanded: ExpandedRules,
  opened: OpenedGate,
  { command, subject }: AccessRequest,
  askedHost: string,
): Change['alsoOpens'] {
  const { jid, address } = subject
  if (!jid) return []
  const anybody = address === undefined ? {} : { address }
  const may = (rules: AccessRules, name: string, host: string) =>
    passesGate(rules, host, jid) &&
    (expanded.byCommand.get(name) ?? []).some(
      ({ who }) =>
        !matchesWho(who, anybody, GLOBAL, rules) &&
        who
          .flatMap(entry => (entry.kind === 'oauth' ? entry.who : [entry]))
          .some(plain => matchesPlain(plain, subject, jid.host, rules)),
    )
  const takingHost = [...expanded.commands.values()].filter(({ args }) =>
    args.some(({ name }) => name === 'host'),
  )
  return [...expanded.rules.hosts].flatMap(host =>
    takingHost
      .filter(({ name }) => name !== command || host !== askedHost)
      .filter(({ name }) => !may(expanded.rules, name, host) && may(opened.rules, name, host))
      .map(({ name }) => ({ command: name, host })),
  )
}
