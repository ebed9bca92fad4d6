import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSeconds } from './time'

test('a second of a year with four digits is told as everywhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), seconds => {
      expect(formatSeconds(seconds)).toBe(new Date(seconds * 1000).toISOString().replace('.000', ''))
    }),
  )
})

test.each([
  [253_402_300_800, '****-01-01T00:00:00Z'],
  [8_640_000_000_001, '****-09-13T00:00:01Z'],
  [-62_167_219_201, '00-1-12-31T23:59:59Z'],
  [-1e12, '****-04-05T22:13:20Z'],
  // Where a double is no longer exact, and beyond the largest.
  [146_097n * 86_400n * 10n ** 12n + 1n, '****-01-01T00:00:01Z'],
  [-146_097n * 86_400n * 10n ** 400n + 86_399n, '****-01-01T23:59:59Z'],
])('the second %d, of a year that has not, is told as Erlang does', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text)
})
