import type { Asked, Explanation, GateReport, Remedy, RuleReport, WhoReport } from '@/lib/access/explanation'

/** Sentences for the parts of an explanation. */

export function verdictTitle({ allowed, gate, rules }: Explanation): string {
  if (gate.kind === 'closed') return `Refused at the virtual host ${gate.host || '(none)'}`
  if (!allowed) return 'Refused: no rule allows it'
  return rules[0] ? `Allowed by the rule “${rules[0].name}”` : 'Allowed'
}

/** The question as one sentence. */
export function askedSentence({ command, host, jid, address, frontend, tag, scopes }: Asked): string {
  const who = jid ?? 'A caller without credentials'
  const how = jid === undefined ? '' : scopes ? `, with a token of ${scopesText(scopes)}` : ', by password'
  const where = address ? `, from ${address}` : ''
  const listener = tag ? ` on a listener tagged ${tag}` : ''
  return `${who}${how}${where}, through ${frontend}${listener}: ${command}${host ? ` on ${host}` : ''}.`
}

export const scopesText = (scopes: readonly string[]): string =>
  scopes.length === 0 ? 'no scope' : `the scope${scopes.length > 1 ? 's' : ''} ${scopes.join(', ')}`

export function gateSentence(gate: GateReport, { command, jid = 'them' }: Asked): string {
  switch (gate.kind) {
    case 'passed':
      return `The access rule configure of ${gate.host} allows ${jid}.`
    case 'open':
      return openGateSentence[gate.because](command)
    case 'closed':
      return closedGateSentence(gate, jid)
  }
}

const openGateSentence = {
  'no-host': (command: string) => `${command} names no virtual host, so none is asked.`,
  anonymous: () => 'Callers without credentials are not asked about virtual hosts.',
  'older-release': () => 'Virtual hosts are asked since ejabberd 26.07, not in this release.',
}

function closedGateSentence({ host, because }: Extract<GateReport, { kind: 'closed' }>, jid: string): string {
  if (host === '') return 'No virtual host is named. Who calls with an account must name one exactly.'
  switch (because) {
    case 'unknown-host':
      return `${host} is no virtual host of this server. Names count letter by letter, also in upper and lower case.`
    case 'no-access-rule':
      return `There is no access rule configure at ${host}, so no account may act on it.`
    case 'no-clause':
      return `No clause of the access rule configure of ${host} is about ${jid}.`
    case 'denied':
      return `The access rule configure of ${host} denies ${jid}.`
    case undefined:
      return `The access rule configure of ${host} does not allow ${jid}.`
  }
}

/** Why a rule's `who` does not fit; what it names is said beside it. */
export function whoSentence({ fits, because, scopes = [] }: WhoReport): string {
  if (fits) return 'Fits the caller'
  switch (because) {
    case 'nobody':
      return 'Names nobody'
    case 'scope':
      return `Needs a token with the scope ${scopes.join(' or ')}`
    case 'token-needed':
      return `Needs a token with the scope ${scopes.join(' or ')}, not a password`
    case 'token-used':
      return 'Counts without a token only'
    default:
      return 'Is about other callers'
  }
}

/** How many rules there are, and what they have in common. */
export function rulesSentence({ allowed, rules, gate }: Explanation): string {
  const allowing = rules.filter(fitsWholly).length
  if (rules.length === 0) return 'There is no rule at all.'
  if (allowing > 0) {
    const which = `${allowing} of ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`
    return gate.kind === 'closed' && !allowed
      ? `${which} would allow it, but the virtual host comes first.`
      : `${which} ${allowing === 1 ? 'allows' : 'allow'} it. One is enough.`
  }
  return rules.length === 1
    ? 'The only rule does not allow it.'
    : `None of ${rules.length} rules allows it. The nearest come first.`
}

export const fitsWholly = ({ from, what, who }: RuleReport): boolean => from.fits && what.fits && who.fits

type Hopeless = Extract<Remedy, { kind: 'none' }>['because']

/** Where no rule would help: what does. */
export const noRemedySentence: Readonly<Record<Hopeless, string>> = {
  anonymous:
    'Nobody is named: a rule could only name the address, and would open the command to everyone there, and to web pages in their browsers. Send credentials, or sign in.',
  'no-scope': 'The token has no scope, and rules for tokens ask for one. Issue a token with a scope.',
  'unknown-host': 'No rule can open a virtual host that is not there. Name one of the server’s own.',
  'unknown-command':
    'The server has no such command: it belongs to another release, or its module is not loaded.',
}
