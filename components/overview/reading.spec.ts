import { expect, test } from 'vitest'
import type { CatalogueAnswer, RunAnswer } from '@/lib/client/types'
import type { Failure } from '@/lib/commands/outcome'
import { readingOf, whyNotThere } from './reading'

const catalogue: CatalogueAnswer = {
  release: '23.01',
  software: 'ejabberd 23.01',
  source: '',
  commands: [
    { name: 'stats', versions: [], notes: { summary: '', effect: 'read', args: {} } },
    {
      name: 'get_last',
      versions: [],
      notes: { summary: '', effect: 'read', args: {} },
      unavailable: 'Needs mod_last',
    },
  ],
}
const answer = (outcome: RunAnswer['outcome']): RunAnswer => ({
  id: '1',
  command: 'stats',
  version: 0,
  startedAt: '',
  durationMs: 1,
  outcome,
})
const number = (value: unknown) => (typeof value === 'number' ? value : undefined)

test('a command that the server has is no reason', () => {
  expect(whyNotThere(catalogue, 'stats')).toBeUndefined()
  expect(whyNotThere(undefined, 'stats')).toBeUndefined()
})

test('a command that is not there, or not available, says which and why', () => {
  expect(whyNotThere(catalogue, 'connected_users_number')).toMatchObject({
    state: 'absent',
    next: 'ejabberd 23.01 has no connected_users_number.',
  })
  expect(whyNotThere(catalogue, 'get_last')).toMatchObject({ state: 'absent', next: 'Needs mod_last' })
})

test('zero is a number, not an absence', () => {
  expect(readingOf('stats', answer({ kind: 'ok', value: 0 }), null, number)).toEqual({
    state: 'known',
    value: 0,
  })
})

test('a failure takes the place of the number', () => {
  const forbidden: Failure = { kind: 'forbidden' }
  expect(readingOf('stats', answer(forbidden), null, number)).toMatchObject({
    state: 'absent',
    next: expect.stringContaining('stats'),
  })
  expect(readingOf('stats', answer({ kind: 'ok', value: 'text' }), null, number)).toMatchObject({
    state: 'absent',
    title: 'Not understood',
  })
  expect(readingOf('stats', undefined, new Error('Offline'), number)).toMatchObject({
    title: 'Offline',
    scope: 'server',
  })
})

test.each([
  [{ kind: 'forbidden' }, 'figure'],
  [{ kind: 'refused', reason: 'no' }, 'figure'],
  [{ kind: 'bad-token' }, 'credentials'],
  [{ kind: 'unreachable', message: 'refused' }, 'server'],
] as const satisfies [Failure, string][])('%j concerns the %s', (outcome, scope) => {
  expect(readingOf('stats', answer(outcome), null, number)).toMatchObject({ scope })
})

test('nothing yet is waiting', () => {
  expect(readingOf('stats', undefined, null, number)).toEqual({ state: 'waiting' })
})
