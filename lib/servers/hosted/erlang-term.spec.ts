import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePairs, encodeBinary, encodePairs } from './erlang-term'

test('pairs are written as Erlang of today writes them', () => {
  expect(encodePairs({ secret: 's' })).toBe('g2wAAAABaAJ3BnNlY3JldG0AAAABc2o=')
  expect(encodePairs({})).toBe('g2o=')
  expect(encodeBinary(Uint8Array.of(1, 2, 3))).toBe('g20AAAADAQID')
})

test('pairs that an older Erlang wrote are read', () => {
  expect(decodePairs('g2wAAAABaAJkAAZzZWNyZXRtAAAAAXNq')).toEqual({ secret: 's' })
})

test('what is written reads back', () => {
  const pairs = fc.dictionary(fc.constantFrom('secret', 'redirect_uri'), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(pairs, some => {
      expect(decodePairs(encodePairs(some))).toEqual({ ...some })
    }),
  )
})

test('anything else is nothing, and never an exception', () => {
  const bytes = fc.uint8Array().map(some => Buffer.from([131, ...some]).toString('base64'))
  fc.assert(
    fc.property(bytes, base64 => void decodePairs(base64)),
    { numRuns: 1000 },
  )
  expect(decodePairs('')).toBeUndefined()
  expect(decodePairs('g2wAAAABaAJ3BnNlY3JldG0A')).toBeUndefined()
})
