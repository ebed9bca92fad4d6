import { expect, test } from 'vitest'
import type { Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { describeOutcome } from './describe-outcome'

/** One of every kind; a kind without an example does not compile. */
const every: { [K in Outcome['kind']]: Extract<Outcome<Json>, { kind: K }> } = {
  ok: { kind: 'ok', value: 5 },
  failed: { kind: 'failed' },
  refused: { kind: 'refused', reason: 'Room already exists' },
  'not-found': { kind: 'not-found', reason: 'unknown_user' },
  conflict: { kind: 'conflict', code: 10090, message: 'User alice@localhost already registered' },
  error: { kind: 'error', code: 10001, message: 'Malformed username' },
  crashed: { kind: 'crashed' },
  'bad-body': { kind: 'bad-body' },
  'no-command-name': { kind: 'no-command-name' },
  'unknown-command': { kind: 'unknown-command', foreign: false },
  'bad-credentials': { kind: 'bad-credentials' },
  'bad-token': { kind: 'bad-token' },
  'slow-down': { kind: 'slow-down', retryAfterSeconds: 30 },
  'bad-argument': { kind: 'bad-argument', argument: 'user', problem: 'missing', message: 'Missing argument' },
  'internal-command': { kind: 'internal-command' },
  forbidden: { kind: 'forbidden' },
  unreachable: { kind: 'unreachable', message: 'Connection refused' },
  timeout: { kind: 'timeout', timeoutMs: 30_000 },
  'too-large': { kind: 'too-large', limitBytes: 33_554_432 },
  'malformed-answer': { kind: 'malformed-answer', message: 'HTML instead of JSON' },
}

test.each(Object.values(every))('$kind has a verdict, a title, and a next step if it failed', outcome => {
  const { verdict, title, next, tone } = describeOutcome(outcome, 'register', 'write')
  expect(verdict).not.toBe('')
  expect(title).not.toMatch(/\.$|undefined/)
  if (outcome.kind === 'ok') expect(tone).toBe('success')
  else expect(next).toMatch(/\w/)
})

test('the reason that a server gives is shown as it gave it', () => {
  expect(describeOutcome(every.refused, 'create_room', 'write').title).toContain('Room already exists')
  expect(describeOutcome(every.conflict, 'register', 'write').title).toContain('already registered')
})

test('a check that fails is an answer, not a failure', () => {
  expect(describeOutcome(every.failed, 'check_account', 'read').verdict).toBe('No')
  expect(describeOutcome(every.failed, 'ban_account', 'write').verdict).toBe('Failed')
})

test('only what ran may have changed something', () => {
  expect(describeOutcome(every.forbidden, 'register', 'write').tone).toBe('write')
  expect(describeOutcome(every.timeout, 'register', 'write').tone).toBe('destructive')
})
