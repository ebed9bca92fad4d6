import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLine } from './split-line'

test.each<[string, readonly string[]]>([
  ['', []],
  ['   ', []],
  ['status', ['status']],
  [
    '  a1 b2 "c3 d4"e5" c6   d7 \\"  e8"f9   g0 \\" h1  ',
    ['a1', 'b2', 'c3 d4"e5', 'c6', 'd7', '  e8"f9   g0 ', 'h1'],
  ],
  ['a "" b', ['a', 'b']],
  ['a "never closed', ['a', 'never closed']],
  ['a "two\nlines" b\n', ['a', 'two\nlines', 'b\n']],
  ['say it"s', ['say', 'it"s']],
])('%j', (line, words) => expect(splitLine(line)).toEqual(words))

test('words in quotes come back as they were', () => {
  const word = fc.string({ minLength: 1 }).filter(text => !/["\\]/.test(text))
  fc.assert(
    fc.property(fc.array(word), words => {
      expect(splitLine(words.map(each => `"${each}"`).join(' '))).toEqual(words)
    }),
  )
})
