import { describe, expect, test } from 'vitest'
import { isAcceptablePassword, matches, protect } from './passwords'

/** The example of RFC 5802 (user "user", password "pencil"), as other servers store it. */
const PENCIL = {
  type: 2,
  password: '6dlGYMOdZcOPutkcNY8U2g7vK9Y=',
  serverkey: 'D+CSWLOshSulAsxiupA+qs2/fTE=',
  salt: 'QSXCR+Q6sek8bf92',
  iterationcount: 4096,
}

describe('passwords', () => {
  test('those that other servers stored open', async () => {
    expect(await matches(PENCIL, 'pencil')).toBe(true)
    expect(await matches(PENCIL, 'Pencil')).toBe(false)
    expect(await matches({ ...PENCIL, type: 0 }, 'pencil')).toBe(true)
  })

  test.each([
    ['sha', 2, 28],
    ['sha256', 3, 44],
    ['sha512', 4, 88],
  ] as const)(
    'SCRAM with %s is stored under type %i, every time with another salt',
    async (hash, type, length) => {
      const [first, second] = await Promise.all([
        protect('pä ss', { format: 'scram', hash }),
        protect('pä ss', { format: 'scram', hash }),
      ])
      expect(first).toMatchObject({ type, iterationcount: 4096 })
      expect([first.password.length, first.serverkey.length]).toEqual([length, length])
      expect(first.salt).not.toBe(second.salt)
      expect(await matches(first, 'pä ss')).toBe(true)
      expect(await matches(first, 'pa ss')).toBe(false)
      expect(JSON.stringify(first)).not.toContain('pä ss')
    },
  )

  test('a plain one is stored as it is', async () => {
    const stored = await protect('secret', { format: 'plain', hash: 'sha' })
    expect(stored).toEqual({ type: 1, password: 'secret', serverkey: '', salt: '', iterationcount: 0 })
    expect(await matches(stored, 'secret')).toBe(true)
    expect(await matches(stored, 'secret ')).toBe(false)
  })

  test.each([
    ['', false],
    ['a\u0001b', false],
    ['contraseña😀', false],
    ['x'.repeat(1024), false],
    ['x'.repeat(1023), true],
    ['contraseña', true],
    [' ', true],
  ])('%j may be a password: %s', (password, may) => expect(isAcceptablePassword(password)).toBe(may))
})
