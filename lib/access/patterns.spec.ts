import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globPattern, searchPattern } from './patterns'

test.each([
  ['', 'anything', true],
  ['^(al|ca)', 'alice', true],
  ['^(al|ca)', 'malice', false],
  ['li', 'alice', true],
  ['a\\-b\\_c', 'a-b_c', true],
  ['^[a\\-c]$', 'b', false],
  ['^a\\\\-b$', 'a\\-b', true],
  ['\\Abob\\z', 'bob', true],
  ['\\Abob\\z', 'bobby', false],
  ['(?i)^BOB$', 'bob', true],
])('expression %j on %j: %s', (source, text, expected) =>
  expect(searchPattern(source)?.test(text)).toBe(expected),
)

test.each(['(', '[[:alpha:]]', '\\h', 'a++', '(?>a)', '\\Qa\\E', 'a{2,1}'])(
  '%j is refused rather than read as something else',
  source => expect(searchPattern(source)).toBeUndefined(),
)

test.each([
  ['*', '', true],
  ['b*', 'bob', true],
  ['b*', 'abob', false],
  ['?ob', 'bob', true],
  ['?ob', 'ob', false],
  ['[a-c]ob', 'bob', true],
  ['[!a-c]ob', 'bob', false],
  ['a.c', 'abc', false],
  ['a[c', 'a[c', true],
  ['(a|b)', 'a', false],
])('pattern %j on %j: %s', (source, text, expected) => expect(globPattern(source)?.test(text)).toBe(expected))

test('a pattern without signs matches its own text only', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter(text => !/[*?[\]]/.test(text))
  fc.assert(
    fc.property(plain, plain, (source, text) => {
      expect(globPattern(source)?.test(source)).toBe(true)
      expect(globPattern(source)?.test(text)).toBe(source === text)
    }),
  )
})
