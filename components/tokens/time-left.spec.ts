import { expect, test } from 'vitest'
import { inUnits, timeLeft, timeSince } from './time-left'

test.each([
  [-5, 'expired'],
  [0, 'expired'],
  [0.2, 'in 1 s'],
  [43, 'in 43 s'],
  [60, 'in 1 min 00 s'],
  [3599, 'in 59 min 59 s'],
  [3600, 'in 1 hour'],
  [86_399, 'in 23 hours'],
  [2_592_000, 'in 30 days'],
])('%d seconds left: %s', (seconds, words) => expect(timeLeft(seconds)).toBe(words))

test.each([
  [3, 'just now'],
  [61, '1 minute ago'],
  [7300, '2 hours ago'],
])('%d seconds since: %s', (seconds, words) => expect(timeSince(seconds)).toBe(words))

test('a length of time', () => expect([inUnits(45), inUnits(86_400)]).toEqual(['45 seconds', '1 day']))
