import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atom, type ErlangTerm, tuple } from './erlang-expression'
import { decodePairs, decodeTerm, encodeBinary, encodePairs, encodeTerm } from './erlang-term'

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

const { term } = fc.letrec<{ term: ErlangTerm }>(tie => ({
  term: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'term' },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt().filter(value => !Number.isSafeInteger(Number(value))),
    fc.string({ unit: 'grapheme' }).map(atom),
    fc.array(tie('term'), { maxLength: 4 }),
    fc.array(tie('term'), { maxLength: 4 }).map(elements => tuple(...elements)),
  ),
}))

test('any term that is written reads back', () => {
  fc.assert(
    fc.property(term, some => {
      expect(decodeTerm(encodeTerm(some))).toEqual(some)
    }),
  )
})

test('a term that Erlang packs is read', () => {
  // term_to_binary([1,2,3]), term_to_binary({ok,-1,1 bsl 70})
  expect(decodeTerm(Buffer.from('g2sAAwECAw==', 'base64'))).toEqual({ chars: '\u0001\u0002\u0003' })
  expect(decodeTerm(Buffer.from('g2gDdwJva2L/////bgkAAAAAAAAAAABA', 'base64'))).toEqual(
    tuple(atom('ok'), -1, 2n ** 70n),
  )
})

test('no bytes make reading fail with an exception', () => {
  const tagged = fc.array(
    fc.oneof(
      fc.constantFrom(97, 98, 100, 104, 105, 106, 107, 108, 109, 110, 111, 115, 118, 119),
      fc.nat(255),
    ),
  )
  fc.assert(
    fc.property(tagged, bytes => void decodeTerm(Uint8Array.of(131, ...bytes))),
    { numRuns: 2000 },
  )
  const deep = Buffer.from([131, ...Array.from({ length: 5000 }, () => [104, 1]).flat(), 106])
  expect(decodeTerm(deep)).toBeUndefined()
})
