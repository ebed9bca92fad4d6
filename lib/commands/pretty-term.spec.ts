import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binary, integer, list, tuple } from './fields'
import { prettyTerm, type Term, termOfType } from './pretty-term'

const atom = (name: string): Term => ({ atom: name })
const bin = (text: string): Term => ({ binary: text })
const listOf = (...parts: Term[]): Term => ({ list: parts })
const tupleOf = (...parts: Term[]): Term => ({ tuple: parts })
const pair = (name: string, value: Term) => tupleOf(atom(name), value)

const scalar = fc.oneof(
  fc.integer(),
  fc.constantFrom('user', 'host', 'struct', 'get_room_affiliation').map(atom),
  fc.string({ unit: fc.constantFrom('a', 'B', ' ', '"', '\\', '\n', 'é', '😀'), maxLength: 30 }).map(bin),
  fc.string({ unit: fc.constantFrom('a', 'é', '\n'), maxLength: 30 }).map(text => ({ text })),
)
const { term } = fc.letrec<{ term: Term }>(tie => ({
  term: fc.oneof(
    { maxDepth: 6, depthSize: 'large' },
    scalar,
    fc.array(tie('term'), { maxLength: 6 }).map(parts => ({ list: parts })),
    fc.array(tie('term'), { maxLength: 6 }).map(parts => ({ tuple: parts })),
    fc.tuple(scalar, tie('term')).map(parts => ({ tuple: parts })),
  ),
}))

describe('prettyTerm', () => {
  test.each<[Term, string]>([
    [5, '5'],
    [10n ** 20n, '100000000000000000000'],
    [{ float: 1.5 }, '1.5'],
    [listOf(), '[]'],
    [tupleOf(), '{}'],
    [bin(''), '<<>>'],
    [bin('a"b\\c\n'), '<<"a\\"b\\\\c\\n">>'],
    [bin('é'), '<<"Ã©">>'],
    [bin('É'), '<<195,137>>'],
    [{ text: '' }, '[]'],
    [{ text: 'Can\'t "x"' }, '"Can\'t \\"x\\""'],
    [{ text: 'ω' }, '[969]'],
    [listOf(104, 105), '"hi"'],
    [listOf(1, 2), '[1,2]'],
    [atom('not an atom'), "'not an atom'"],
  ])('%# %s is printed on a line', (value, printed) => expect(prettyTerm(value)).toBe(printed))

  test('what is too long for a line is broken between elements (recorded in rpc-accounts/09)', () => {
    const args = listOf(
      pair('user', bin('xr05')),
      pair('host', bin('localhost')),
      pair('passwordhash', bin('x')),
      pair('hashmethod', bin('nosuchmethodanywhere')),
    )
    expect(prettyTerm(args)).toBe(
      [
        '[{user,<<"xr05">>},',
        ' {host,<<"localhost">>},',
        ' {passwordhash,<<"x">>},',
        ' {hashmethod,<<"nosuchmethodanywhere">>}]',
      ].join('\n'),
    )
  })

  test('what follows a tag is indented below its end (recorded in rpc-arguments/20)', () => {
    const call = tupleOf(
      atom('call'),
      atom('check_account'),
      listOf(
        pair('struct', listOf(pair('user', bin('alice')), pair('host', bin('localhost')))),
        pair('struct', listOf(pair('a', bin('b')))),
      ),
    )
    expect(`Unknown call: ${prettyTerm(call, 14)}`).toBe(
      [
        'Unknown call: {call,check_account,',
        '                    [{struct,[{user,<<"alice">>},{host,<<"localhost">>}]},',
        '                     {struct,[{a,<<"b">>}]}]}',
      ].join('\n'),
    )
  })

  test('and by one column where that is too far right (recorded in rpc-lists/18)', () => {
    const type = list('options', tuple('option', binary('name'), binary('value'))).type
    expect(prettyTerm(termOfType(type), 46).split('\n')).toEqual([
      '{list,',
      `${' '.repeat(47)}{option,`,
      `${' '.repeat(48)}{tuple,`,
      `${' '.repeat(49)}[{name,binary},`,
      `${' '.repeat(50)}{value,binary}]}}}`,
    ])
    expect(prettyTerm(termOfType(list('ids', integer('id')).type))).toBe('{list,{id,integer}}')
  })

  test('wherever it begins, only breaks and indentation differ', () => {
    const onLine = (printed: string) => printed.replace(/\n */g, '')
    fc.assert(
      fc.property(term, fc.nat(70), (value, column) => {
        expect(onLine(prettyTerm(value, column))).toBe(onLine(prettyTerm(value)))
      }),
      { numRuns: 500 },
    )
  })

  test('of a huge term nothing is shown, so that no call can make us print for long', () => {
    expect(prettyTerm(listOf(pair('user', bin('x'.repeat(100_000)))))).toBe('...')
    const long = { list: Array.from({ length: 100_000 }, () => atom('a')) }
    expect(prettyTerm(long)).toBe('...')
    expect(prettyTerm(long, 0, Number.POSITIVE_INFINITY).replace(/\n */g, '')).toHaveLength(200_001)
  })
})
