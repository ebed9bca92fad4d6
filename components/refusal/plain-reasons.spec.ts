import { expect, test } from 'vitest'
import type { Failure } from '@/lib/commands/outcome'
import { isExplained, plainReason } from './plain-reasons'

test.each<[failure: Failure, explained: boolean]>([
  [{ kind: 'forbidden' }, true],
  [{ kind: 'bad-credentials' }, true],
  [{ kind: 'bad-token' }, true],
  [{ kind: 'refused', reason: 'invalid_scope', atom: true }, true],
  [{ kind: 'refused', reason: 'badpass', atom: true }, true],
  [{ kind: 'refused', reason: 'Room already exists' }, false],
  [{ kind: 'timeout', timeoutMs: 1000 }, false],
])('%j can be explained: %s', (failure, explained) => expect(isExplained(failure)).toBe(explained))

test.each([[['stats', 'registred_users', 'ejabberd:admin']], ['stats;registred_users']])(
  'of the scopes %j the one that does not exist is named, with those that are near',
  scopes => {
    const reason = plainReason(
      { kind: 'refused', reason: 'invalid_scope' },
      { command: 'oauth_issue_token', args: { scopes } },
      ['stats', 'registered_users'],
    )
    expect(reason?.sentences.slice(1)).toEqual([
      '“registred_users” is none of them; near it: registered_users.',
    ])
  },
)
