import type { AdvisedCommand, UpgradeAnswer } from '@/lib/client/upgrade'
import type { Impact } from '@/lib/commands/upgrade'

/** Whose commands are shown: those that programs called, those that this console ran, or all. */
export type Of = 'programs' | 'console' | 'all'

const OFS: readonly Of[] = ['programs', 'console', 'all']

const called = ({ commands }: UpgradeAnswer, of: Of): readonly AdvisedCommand[] =>
  commands.filter(
    ({ byPrograms, byConsole }) => of === 'all' || (of === 'programs' ? byPrograms : byConsole) !== null,
  )

export const countOf = (answer: UpgradeAnswer, of: Of): number => called(answer, of).length

/** What the address asks for; without a word: what programs called, where they called anything, else all. */
export const shownOf = (asked: string | null, answer: UpgradeAnswer): Of =>
  OFS.find(of => of === asked) ?? (countOf(answer, 'programs') > 0 ? 'programs' : 'all')

export interface Group {
  readonly impact: Impact
  readonly commands: readonly AdvisedCommand[]
}

/** By what is asked, the worst first; within it what is called most, then by name. Empty groups are left out. */
export function groupsOf(answer: UpgradeAnswer, of: Of): readonly Group[] {
  const calls = ({ byPrograms, byConsole }: AdvisedCommand) =>
    (of === 'console' ? byConsole : byPrograms)?.calls ?? 0
  const sorted = called(answer, of).toSorted(
    (a, b) => calls(b) - calls(a) || (a.command < b.command ? -1 : 1),
  )
  return (['breaks', 'check', 'none'] as const)
    .map(impact => ({ impact, commands: sorted.filter(({ advice }) => advice.impact === impact) }))
    .filter(({ commands }) => commands.length > 0)
}
