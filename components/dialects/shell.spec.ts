import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readByShell } from './read-by-shell'
import { shellWord } from './shell'

/** Anything, and often what a shell gives a meaning to. */
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`'"$\`\\ \n\t*?!~#&|;<>(){}[]=-aü`) }),
  fc.string({ unit: 'binary' }).map(text => text.replaceAll('\0', '')),
)

test('a POSIX shell reads back every word exactly as it was', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), words => {
      expect(readByShell(words.map(each => shellWord(each)).join(' '))).toEqual(words)
    }),
    { numRuns: 40 },
  )
})

test('a variable is put in as it is, whatever it holds', () => {
  const hostile = `a b'"$(echo x)\`*\\ü`
  const line = shellWord("it's ", { variable: 'PASSWORD' }, ' & more')
  expect(readByShell(line, { PASSWORD: hostile })).toEqual([`it's ${hostile} & more`])
})

test('a variable between letters keeps its name', () => {
  const line = shellWord('a', { variable: 'X' }, 'b')
  expect(readByShell(line, { X: '1' })).toEqual(['a1b'])
})

test('plain words stay plain', () => {
  expect(shellWord('alice@localhost')).toBe('alice@localhost')
  expect(shellWord('')).toBe("''")
})
