import { expect, test } from 'vitest'
import { timeLeft } from './time-left'

test.each([
  [-5, 'expired'],
  [0, 'expired'],
  [59, 'in less than a minute'],
  [60, 'in 1 minute'],
  [3599, 'in 59 minutes'],
  [86_399, 'in 23 hours'],
  [2_592_000, 'in 30 days'],
])('%i seconds: %s', (seconds, words) => expect(timeLeft(seconds)).toBe(words))
