import { compareDefinitions, type Difference } from '@/lib/commands/compare'
import type { Definition } from '@/lib/commands/definition'
import type { Impact, JudgedDifference } from '@/lib/commands/upgrade'
import { isSameOnWire } from './shapes'

/** What one difference asks of a program that gives arguments by name and reads the result. */
export function impactOf(difference: Difference): Impact {
  switch (difference.kind) {
    case 'command-removed':
    case 'argument-removed':
    case 'former-name-removed':
    case 'closed':
      return 'breaks'
    case 'argument-added':
      // A list that is not given is empty (SPEC 3.1).
      return difference.argument.type.kind === 'list' ? 'check' : 'breaks'
    case 'argument-retyped':
      return isSameOnWire(difference.from, difference.to) ? 'none' : 'breaks'
    case 'result-changed':
      return isSameOnWire(difference.from.type, difference.to.type) ? 'none' : 'breaks'
    case 'argument-renamed':
    case 'arguments-reordered':
    case 'tags-changed':
    case 'version-removed':
      return 'check'
    case 'module-changed':
      // Commands of a module exist only where it is loaded.
      return difference.to.startsWith('mod_') ? 'check' : 'none'
    case 'command-added':
    case 'version-added':
    case 'former-name-added':
    case 'opened':
      return 'none'
  }
}

const ORDER: readonly Impact[] = ['none', 'check', 'breaks']

/** The worst of several; of none: none. */
export const worst = (impacts: readonly Impact[]): Impact =>
  impacts.reduce<Impact>((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), 'none')

/** What is different, the worst first; what nobody has to know is left out. */
export function judged(from: Definition, to: Definition): readonly JudgedDifference[] {
  const all = compareDefinitions(from, to).map(difference => ({ difference, impact: impactOf(difference) }))
  return all
    .filter(({ impact }) => impact !== 'none')
    .sort((a, b) => ORDER.indexOf(b.impact) - ORDER.indexOf(a.impact))
}
