import type { Explanation, GateReport, Remedy, RuleReport } from './explanation'

/**
 * An explanation for somebody who may not see the rules: which rules there are and which part of each did not fit them,
 * but not whom or what the rules name, nor which virtual hosts exist.
 */
export function forAccountHolder({ gate, rules, remedy, ...rest }: Explanation): Explanation {
  return {
    ...rest,
    gate: withoutReason(gate),
    rules: rules.map(withoutNames),
    ...(remedy && { remedy: withoutOthers(remedy, gate) }),
  }
}

function withoutReason(gate: GateReport): GateReport {
  if (gate.kind === 'open') return gate
  return { kind: gate.kind, host: gate.host }
}

const withoutNames = ({ name, from, what, who }: RuleReport): RuleReport => ({
  name,
  from: { fits: from.fits },
  what: { fits: what.fits },
  who: {
    fits: who.fits,
    ...(who.because && { because: who.because }),
    ...(who.scopes && { scopes: who.scopes }),
  },
})

/** Opening the gate means writing its other clauses again, and those name people. */
function withoutOthers(remedy: Remedy, gate: GateReport): Remedy {
  return gate.kind === 'closed' ? { kind: 'ask-operator', host: gate.host } : remedy
}
