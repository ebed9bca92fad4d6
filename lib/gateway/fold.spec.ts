import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunRow } from '@/lib/store/console-tables'
import { createFold } from './fold'

const row = (part: Partial<RunRow>): RunRow => ({
  id: 'x',
  at: 0,
  server_id: 'hosted',
  command: 'status',
  version: 0,
  actor: 'admin@localhost',
  address: '127.0.0.1',
  frontend: 'mod_http_api',
  effect: 'read',
  args: '{}',
  state: 'ok',
  outcome_kind: 'ok',
  duration_ms: 1,
  calls: 1,
  ...part,
})

test('equal calls become one row that counts them and keeps the longest time', () => {
  const fold = createFold()
  fold.add(row({ duration_ms: 3 }))
  fold.add(row({ duration_ms: 9 }))
  fold.add(row({ actor: 'alice@localhost' }))
  expect(fold.take().map(({ actor, calls, duration_ms }) => [actor, calls, duration_ms])).toEqual([
    ['admin@localhost', 2, 9],
    ['alice@localhost', 1, 1],
  ])
  expect(fold.take()).toEqual([])
})

test('a flood of different calls is a bounded number of rows, and every call is counted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ args: fc.string(), command: fc.constantFrom('status', 'stats') }), {
        maxLength: 3000,
      }),
      calls => {
        const fold = createFold()
        for (const call of calls) fold.add(row(call))
        const rows = fold.take()
        expect(rows.length).toBeLessThanOrEqual(202)
        expect(rows.reduce((sum, { calls: count }) => sum + count, 0)).toBe(calls.length)
      },
    ),
    { numRuns: 30 },
  )
})
