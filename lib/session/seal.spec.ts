import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seal, unseal } from './seal'

/** The same with one bit of its end turned over. */
function changed(sealed: string) {
  const bytes = Buffer.from(sealed, 'base64url')
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  return bytes.toString('base64url')
}

describe('seal', () => {
  test('what was sealed opens with both halves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, secret, key) => {
        expect(unseal(seal(text, secret, key, 'here'), secret, key, 'here')).toBe(text)
      }),
      { numRuns: 50 },
    )
  })

  const sealed = seal('p4ssword', 'secret', 'key', 'session 1, server a')
  test.each([
    ['another secret', unseal(sealed, 'other', 'key', 'session 1, server a')],
    ['another cookie', unseal(sealed, 'secret', 'other', 'session 1, server a')],
    ['another place', unseal(sealed, 'secret', 'key', 'session 2, server a')],
    ['a changed text', unseal(changed(sealed), 'secret', 'key', 'session 1, server a')],
    ['nothing', unseal('', 'secret', 'key', 'session 1, server a')],
  ])('%s does not open it', (_, opened) => expect(opened).toBeUndefined())

  test('the text is not in it', () => {
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('p4ssword')
  })
})
