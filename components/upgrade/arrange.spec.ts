import { describe, expect, test } from 'vitest'
import type { AdvisedCommand, UpgradeAnswer } from '@/lib/client/upgrade'
import type { Impact } from '@/lib/commands/upgrade'
import { countOf, groupsOf, shownOf } from './arrange'

const calls = (count: number) =>
  count > 0 ? { calls: count, lastAt: 0, interfaces: ['mod_http_api'] as const } : null

const advised = (command: string, impact: Impact, programs: number, here = 0): AdvisedCommand => ({
  command,
  advice: { command, impact, differences: [], behaviours: [], pinned: [] },
  byPrograms: calls(programs),
  byConsole: calls(here),
})

const answerWith = (...commands: AdvisedCommand[]): UpgradeAnswer => ({
  ...{ from: '23.01', software: 'ejabberd 23.01', isFromSure: true, releases: ['26.07'], to: '26.07' },
  ...{ counted: 'everybody', countedSince: 0, foreign: [], hasTokenCalls: false, behaviours: [], added: [] },
  commands,
})

const answer = answerWith(
  advised('a', 'breaks', 1),
  advised('b', 'breaks', 9),
  advised('c', 'check', 0, 3),
  advised('d', 'none', 2),
  advised('e', 'breaks', 0),
)

describe('what is shown', () => {
  test.each([
    [null, 'programs'],
    ['console', 'console'],
    ['all', 'all'],
    ['nonsense', 'programs'],
  ] as const)('for %s in the address: %s', (asked, of) => {
    expect(shownOf(asked, answer)).toBe(of)
  })

  test('is everything where no program called anything', () => {
    expect(shownOf(null, answerWith(advised('a', 'breaks', 0, 5)))).toBe('all')
  })

  test('is the worst first, and what is called most', () => {
    const names = groupsOf(answer, 'programs').map(({ impact, commands }) => [
      impact,
      commands.map(({ command }) => command),
    ])
    expect(names).toEqual([
      ['breaks', ['b', 'a']],
      ['none', ['d']],
    ])
    expect(countOf(answer, 'programs')).toBe(3)
    expect(countOf(answer, 'console')).toBe(1)
    expect(countOf(answer, 'all')).toBe(5)
  })
})
