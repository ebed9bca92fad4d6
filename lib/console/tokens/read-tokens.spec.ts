import { describe, expect, test } from 'vitest'
import type { Json } from '@/lib/commands/types'
import { fingerprint } from '@/lib/servers/fingerprint'
import { readTokens } from './read-tokens'

const known = new Set(['status', 'stats', 'stats_host', 'register', 'a', 'aa', 'ejabberd:admin'])
const scopesOf = (scope: string) => readTokens([{ token: 'x', user: 'a@b', scope }], 0, known)[0]?.scopes

describe('scopes that are printed without anything in between', () => {
  test.each([
    ['statusstatsstats_host', ['status', 'stats', 'stats_host']],
    ['stats_host', ['stats_host']],
    ['ejabberd:adminregister', ['ejabberd:admin', 'register']],
  ])('%s is taken apart', (text, scopes) => expect(scopesOf(text)).toEqual(scopes))

  test.each([['aaa'], ['statusunknown'], ['nonsense']])('%s could be anything, and stays', text =>
    expect(scopesOf(text)).toEqual([text]),
  )

  test('a long text without meaning takes no long time', () => {
    const startedAt = performance.now()
    expect(scopesOf('a'.repeat(20_000))?.length).toBe(1)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})

describe('readTokens', () => {
  test('reads what servers answer, whatever way they print scopes', () => {
    const tokens = [
      {
        token: 'a'.repeat(32),
        user: 'bob@localhost',
        scope: 'status get_roster',
        expires_in: '3599 seconds',
      },
      {
        token: 'b'.repeat(32),
        user: 'Alice@localhost',
        scope: '[<<"ejabberd:admin">>]',
        expires_in: '-4 seconds',
      },
      { token: 'c'.repeat(32), user: 'alice@localhost/x', scope: ['sasl_auth'], expires_in: 60 },
      { token: 'd'.repeat(32), user: 'alice@localhost', scope: '', expires_in: 'never' },
    ]
    expect(
      readTokens(tokens, 1_000_000, known).map(({ owner, scopes, expiresAt }) => [owner, scopes, expiresAt]),
    ).toEqual([
      ['bob@localhost', ['status', 'get_roster'], 4_599_000],
      ['alice@localhost', ['ejabberd:admin'], 996_000],
      ['alice@localhost', ['sasl_auth'], 1_060_000],
      ['alice@localhost', [], null],
    ])
    expect(readTokens(tokens, 0, known)[0]?.fingerprint).toBe(fingerprint('a'.repeat(32)))
  })

  test.each<[Json]>([[null], ['text'], [{}], [[1, 'x', { user: 'bob@localhost' }, { token: '' }]]])(
    'an answer that is no list of tokens is empty: %j',
    value => {
      expect(readTokens(value, 0, known)).toEqual([])
    },
  )
})
