import type { Value } from '@/lib/commands/types'
import { type AccessRule, decisiveClause } from './access-rule'
import { GLOBAL, type Subject } from './conditions'
import { type AccessRequest, passesGate } from './decide'
import type { GateReport } from './explanation'
import type { AccessRules } from './rules'
import { describeClauses } from './words'
import { writeAccessRule, type YamlMap } from './write'

type Jid = NonNullable<Subject['jid']>

/** Whether an ejabberd release asks for the access rule `configure` of the named virtual host: since 26.07. */
export const hasHostGate = (release: string): boolean => release >= '26.07'

/** What the gate of the virtual hosts says to a call. */
export function reportGate(rules: AccessRules, { args, subject }: AccessRequest): GateReport {
  if (!Object.hasOwn(args, 'host')) return { kind: 'open', because: 'no-host' }
  const { jid } = subject
  if (!jid) return { kind: 'open', because: 'anonymous' }
  const host = textOf(args.host)
  if (!rules.hosts.has(host) || host === GLOBAL) return { kind: 'closed', host, because: 'unknown-host' }
  const entry = rules.accessRules.get(host)?.entries.get('configure')
  if (!entry) return { kind: 'closed', host, because: 'no-access-rule' }
  const line = entry.line ? { line: entry.line } : {}
  if (passesGate(rules, host, jid)) return { kind: 'passed', host, ...line }
  const clause = decisiveClause(rules, entry.value, host, { jid })
  const because = clause ? 'denied' : 'no-clause'
  return { kind: 'closed', host, because, clauses: describeClauses(entry.value), ...line }
}

/** The gate of a host opened for one account and nobody else. */
export interface OpenedGate {
  readonly rules: AccessRules
  readonly section: YamlMap
  /** The entry that the new one stands for, where it is written at the very same place. */
  readonly replaces?: readonly string[]
}

/**
 * Lets an account pass at one host. The clauses that hold there stay, after the new one; the other hosts keep theirs,
 * since the host gets an entry of its own.
 */
export function openGate(rules: AccessRules, host: string, { user, host: server }: Jid): OpenedGate {
  const entry = rules.accessRules.get(host)?.entries.get('configure')
  const clauses: AccessRule = [
    { action: 'allow', conditions: [{ kind: 'user', user, host: server }] },
    ...(entry?.value ?? []),
  ]
  return {
    rules: {
      ...rules,
      accessRule: (name, scope) =>
        name === 'configure' && scope === host ? clauses : rules.accessRule(name, scope),
    },
    section: {
      append_host_config: { [host]: { access_rules: { configure: writeAccessRule(clauses) } } },
    },
    ...(entry?.part === 'append_host_config' && {
      replaces: ['append_host_config', host, 'access_rules', 'configure'],
    }),
  }
}

/** The argument `host` as text, whatever was sent. */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
