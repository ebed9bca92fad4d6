import { describe, expect, test } from 'vitest'
import { readForm, readScopes, readTtl } from './form'

const form = (text: string) => readForm(new TextEncoder().encode(text))

describe('a form', () => {
  test.each([
    ['scope=a+b%20c', 'a b c'],
    ['scope=first&scope=second', 'first'],
    ['x=1', ''],
    ['{"scope":"a"}', ''],
    ['scope', ''],
  ])('%s', (text, scope) => expect(form(text)('scope')).toBe(scope))

  test('no body is an empty one', () => expect(readForm(undefined)('scope')).toBe(''))
})

test.each([
  ['', []],
  ['  b  a b ', ['b', 'a', 'b']],
])('scopes %j', (text, scopes) => expect(readScopes(text)).toEqual(scopes))

test.each([
  ['', 3600],
  ['60', 60],
  ['-5', -5],
  ['+5', 5],
  ['0', 0],
  ['1.5', undefined],
  ['1e3', undefined],
  [' 60', undefined],
  ['abc', undefined],
  ['9'.repeat(19), undefined],
])('a lifetime %j is %s', (text, seconds) => expect(readTtl(text, 3600)).toBe(seconds))
