import { expect, test } from 'vitest'
import { lifetimeSeconds } from './lifetime'

test.each([
  ['86400', '', '', 86_400],
  ['own', '90', '60', 5400],
  ['own', ' 7 ', '86400', 604_800],
])('%s, %s times %s seconds', (choice, count, unit, seconds) => {
  expect(lifetimeSeconds({ choice, count, unit })).toBe(seconds)
})

test.each(['', '0', '-1', '1.5', 'x', '9999999999'])('%j is refused before anything is sent', count => {
  expect(lifetimeSeconds({ choice: 'own', count, unit: '86400' })).toEqual(expect.any(String))
})
