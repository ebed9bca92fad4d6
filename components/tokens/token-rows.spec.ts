import { describe, expect, test } from 'vitest'
import { fingerprint, readTokens } from './token-rows'

describe('readTokens', () => {
  test('reads what servers answer, whatever way they print scopes', () => {
    const rows = readTokens([
      {
        token: 'a'.repeat(32),
        user: 'bob@localhost',
        scope: 'status get_roster',
        expires_in: '3599 seconds',
      },
      {
        token: 'b'.repeat(32),
        user: 'alice@localhost',
        scope: '[<<"ejabberd:admin">>]',
        expires_in: '-4 seconds',
      },
      { token: 'c'.repeat(32), user: 'alice@localhost', scope: ['sasl_auth'], expires_in: 60 },
    ])
    expect(rows.map(({ person, scopes, secondsLeft }) => [person, scopes, secondsLeft])).toEqual([
      ['alice@localhost', ['ejabberd:admin'], -4],
      ['alice@localhost', ['sasl_auth'], 60],
      ['bob@localhost', ['status', 'get_roster'], 3599],
    ])
  })

  test.each([[null], ['text'], [{}], [[1, 'x', { user: 'bob@localhost' }]]])(
    'an answer that is no list of tokens is empty: %j',
    value => {
      expect(readTokens(value)).toEqual([])
    },
  )
})

test('a fingerprint does not give the token away', () => {
  expect(fingerprint('abcdefghijklmnopqrstuvwxyz012345')).toBe('abc…345')
  expect(fingerprint('short')).toBe('•••')
})
