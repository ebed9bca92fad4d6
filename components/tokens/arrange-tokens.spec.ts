import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenSummary } from '@/lib/client/token-desk'
import {
  arrangeTokens,
  plainView,
  SHOWN,
  SORT_KEYS,
  type TokenView,
  viewFromQuery,
  viewToQuery,
} from './arrange-tokens'

const token = (fingerprint: string, part: Partial<TokenSummary> = {}): TokenSummary => ({
  fingerprint,
  owner: 'admin@localhost',
  scopes: ['stats'],
  expiresAt: 2000,
  isListed: true,
  name: '',
  purpose: '',
  createdBy: '',
  createdAt: null,
  lastUsedAt: null,
  ...part,
})

const tokens = [
  token('a', { name: 'Graphs', createdAt: 10, lastUsedAt: 50 }),
  token('b', { owner: 'bob@localhost', expiresAt: 500, createdAt: 30 }),
  token('c', { name: 'backup', purpose: 'nightly', scopes: ['register', 'ban_account'], createdAt: 20 }),
]

const prints = (view: Partial<TokenView>) =>
  arrangeTokens(tokens, { ...plainView, ...view }, 1000).map(({ fingerprint }) => fingerprint)

describe('arrangeTokens', () => {
  test.each<[string, Partial<TokenView>, string[]]>([
    ['the newest come first', {}, ['b', 'c', 'a']],
    ['valid ones', { show: 'valid' }, ['c', 'a']],
    ['expired ones', { show: 'expired' }, ['b']],
    ['never used', { show: 'unused' }, ['b', 'c']],
    ['names without regard to case, unnamed last', { sort: 'name', down: false }, ['c', 'a', 'b']],
    ['by account', { sort: 'owner', down: true }, ['b', 'a', 'c']],
    ['soonest to expire', { sort: 'expires', down: false }, ['b', 'a', 'c']],
    ['last used', { sort: 'used', down: true }, ['a', 'c', 'b']],
    ['every word counts, wherever it is', { text: ' NIGHT ban ' }, ['c']],
    ['a word that is nowhere', { text: 'backup stats' }, []],
  ])('%s', (_, view, expected) => {
    const found = prints(view)
    expect(view.sort ? found : [...found].sort()).toEqual(view.sort ? expected : [...expected].sort())
  })

  test('the newest first is the plain order', () => expect(prints({})).toEqual(['b', 'c', 'a']))
})

test('a view comes back from the address as it was', () => {
  const view = fc.record({
    text: fc.string().map(text => text.trim()),
    show: fc.constantFrom(...SHOWN),
    sort: fc.constantFrom(...SORT_KEYS),
    down: fc.boolean(),
  })
  fc.assert(
    fc.property(view, each => {
      expect(viewFromQuery(new URLSearchParams(viewToQuery(each)))).toEqual(each)
    }),
  )
  expect(viewToQuery(plainView)).toEqual({})
})
