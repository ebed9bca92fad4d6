import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesGlob } from './glob'

test('globs cover what a regular expression of the same meaning covers', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '@') })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?') })
  fc.assert(
    fc.property(pattern, text, (glob, jid) => {
      const expression = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
      expect(matchesGlob(glob, jid)).toBe(expression.test(jid))
    }),
    { numRuns: 2000 },
  )
})

test('a pattern of many stars is answered at once', () => {
  expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(3000))).toBe(false)
})
