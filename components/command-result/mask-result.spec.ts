import { expect, test } from 'vitest'
import { binary, list, string, tuple } from '@/lib/commands/fields'
import { MASK, maskResult } from './mask-result'

test('a secret field is masked wherever it is, and nothing else is', () => {
  const tokens = list('tokens', tuple('token', string('token'), string('user')))
  const issued = tuple('result', string('token'), list('scopes', string('scope')))
  const pairs = list('details', tuple('detail', string('name'), string('value')))
  expect(maskResult(tokens, [{ token: 'abc', user: 'alice' }], ['token'])).toEqual([
    { token: MASK, user: 'alice' },
  ])
  expect(maskResult(issued, { token: 'abc', scopes: ['status'] }, ['token'])).toEqual({
    token: MASK,
    scopes: ['status'],
  })
  expect(maskResult(binary('cookie'), 'abc', ['cookie'])).toBe(MASK)
  expect(maskResult(pairs, { a: 'abc' }, ['value'])).toEqual({ a: MASK })
  expect(maskResult(pairs, [{ name: 'a', value: 'abc' }], ['value'])).toEqual([{ name: 'a', value: MASK }])
})
