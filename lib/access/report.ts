import type { Subject } from './conditions'
import { type AccessRequest, comesFrom } from './decide'
import type { RuleReport, WhoReport } from './explanation'
import { matchesPlain, matchesWho, type Permission } from './permissions'
import type { AccessRules } from './rules'
import { covers, type Named } from './what'
import { describeFrom, describeWhat, describeWho } from './words'

/** How one rule looks at a call, part by part. Names are looked up at `scope`. */
export function reportRule(
  rule: Permission,
  command: Named,
  request: AccessRequest,
  scope: string,
  rules: AccessRules,
): RuleReport {
  const { name, line, implied } = rule
  return {
    name,
    ...(line && { line }),
    ...(implied && { implied }),
    from: { fits: comesFrom(rule.from, request), text: describeFrom(rule.from) },
    what: { fits: covers(rule.what, command), text: describeWhat(rule.what) },
    who: reportWho(rule, request.subject, scope, rules),
  }
}

function reportWho({ who }: Permission, subject: Subject, scope: string, rules: AccessRules): WhoReport {
  const text = who.map(describeWho)
  if (matchesWho(who, subject, scope, rules)) return { fits: true, text }
  if (who.length === 0) return { fits: false, because: 'nobody', text }
  // The alternatives for tokens whose owner the caller could be: only the scope, or the token, is missing.
  const scopes = who.flatMap(entry =>
    entry.kind === 'oauth' && entry.who.some(plain => matchesPlain(plain, subject, scope, rules))
      ? entry.scopes
      : [],
  )
  if (scopes.length > 0) {
    return {
      fits: false,
      because: subject.scopes ? 'scope' : 'token-needed',
      scopes: [...new Set(scopes)],
      text,
    }
  }
  const fitsWithoutToken = who.some(
    entry => entry.kind !== 'oauth' && matchesPlain(entry, subject, scope, rules),
  )
  return { fits: false, because: fitsWithoutToken ? 'token-used' : 'other-people', text }
}

/** Whether the rule allows, as far as it is concerned. */
export const allows = ({ from, what, who }: RuleReport): boolean => from.fits && what.fits && who.fits

/** Sorts what is nearest to allowing first; what applies unwritten is seldom the rule that somebody meant. */
export const byNearness = (one: RuleReport, other: RuleReport): number => distance(one) - distance(other)

function distance({ from, what, who, implied }: RuleReport): number {
  const misses = [from, what, who].filter(({ fits }) => !fits).length
  const isFarFromWho = who.because === 'other-people' || who.because === 'nobody'
  return (
    misses * 9 +
    (what.fits ? 0 : 3) +
    (isFarFromWho ? 2 : 0) +
    (from.fits ? 0 : 1) +
    (implied && misses ? 2 : 0)
  )
}
