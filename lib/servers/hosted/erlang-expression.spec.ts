import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atom, type ErlangTerm, parseTerm, printTerm, tuple } from './erlang-expression'

const text = fc.string({
  unit: fc.constantFrom('a', 'Ñ', '😀', '"', "'", '\\', '\n', '>', '<', ',', '%', ' '),
})

const { term } = fc.letrec<{ term: ErlangTerm; terms: ErlangTerm[] }>(tie => ({
  terms: fc.array(tie('term'), { maxLength: 4 }),
  term: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.bigInt({ min: 10n ** 20n }),
    text.map(atom),
    text.map(chars => ({ chars })),
    tie('terms'),
    tie('terms').map(elements => tuple(...elements)),
  ),
}))

describe('Erlang terms as text', () => {
  test('what is printed reads back as it was', () => {
    fc.assert(
      fc.property(term, one => {
        expect(parseTerm(printTerm(one))).toEqual(one)
      }),
    )
  })

  test('are written as ejabberd writes them', () => {
    const options = [
      tuple(atom('label'), 'A "b"'),
      tuple(atom('all_users'), atom('true')),
      tuple(atom('x'), []),
    ]
    expect(printTerm(options)).toBe('[{label,<<"A \\"b\\"">>},{all_users,true},{x,[]}]')
    expect(printTerm('sö')).toBe('<<115,195,182>>')
    expect(printTerm(atom('In Quotes'))).toBe("'In Quotes'")
  })

  test('are read from a file with comments, spaces and a full stop', () => {
    const file = '%% Friends\n[{"juliet", <<"localhost">>, \'X\', -1.5},\n {<<"ö"/utf8>>, <<104,105>>}].\n'
    expect(parseTerm(file)).toEqual([
      tuple({ chars: 'juliet' }, 'localhost', atom('X'), -1.5),
      tuple('ö', 'hi'),
    ])
  })

  test.each(['', '[', '[1,]', '{a b}', '[1].[2].', 'X', '<<"a"', '<<{}>>', '"a', '['.repeat(100_000)])(
    '%#: what is no term is told so',
    junk => {
      expect(parseTerm(junk)).toBeUndefined()
    },
  )

  test('reading never throws, whatever the text', () => {
    const noise = fc.string({
      unit: fc.constantFrom('<<', '>>', '[', ']', '{', '}', ',', '"', "'", '\\', 'x', '9'),
    })
    fc.assert(
      fc.property(noise, junk => void parseTerm(junk)),
      { numRuns: 1000 },
    )
  })
})
