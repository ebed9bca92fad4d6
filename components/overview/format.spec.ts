import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCount, formatDuration } from './format'

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [60, '1 min'],
  [184, '3 min 4 s'],
  [3600, '1 h'],
  [3_659, '1 h'],
  [3_602_211, '41 d 16 h'],
  [86_400, '1 d'],
  [-5, '0 s'],
  [12.9, '12 s'],
])('%d seconds read %j', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})

test('a duration never says more than the time that passed, and names at most two units', () => {
  const size = { d: 86_400, h: 3_600, min: 60, s: 1 }
  fc.assert(
    fc.property(fc.nat(), seconds => {
      const parts = formatDuration(seconds).match(/\d+ (d|h|min|s)/g) ?? []
      const sum = parts.reduce((total, part) => {
        const [count = '', unit = ''] = part.split(' ')
        return total + Number(count) * size[unit as keyof typeof size]
      }, 0)
      expect(parts.length).toBeLessThanOrEqual(2)
      expect(sum).toBeLessThanOrEqual(seconds)
      expect(seconds - sum).toBeLessThan(86_400)
    }),
  )
})

test('counts have separators, also where they are too large for a number', () => {
  expect(formatCount(1204388)).toBe('1,204,388')
  expect(formatCount(0)).toBe('0')
  expect(formatCount('90071992547409931')).toBe('90,071,992,547,409,931')
  expect(formatCount('many')).toBe('many')
})
