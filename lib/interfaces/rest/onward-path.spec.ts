import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onwardPath } from './onward-path'

describe('onwardPath', () => {
  test.each([
    ['/api/status', '/status'],
    ['/api', ''],
    ['/api/', ''],
    ['/api?x=1', '?x=1'],
    ['/api/status/v1?a=%20b&c=%zz', '/status/v1?a=%20b&c=%zz'],
    ['//api//status/', '/status'],
    ['/api/./status', '/status'],
    ['/api/x/../status', '/status'],
    ['/%61pi/%73tatus', '/status'],
    ['/api%2Fstatus', '/status'],
    ['/x/../api/status', '/status'],
    ['/../../api/status', '/status'],
    ['/api/%20status', '/%20status'],
    ['/api/status;a=b', '/status;a=b'],
    ['/api/%C3%A9', '/%C3%A9'],
    ['/api/\u00e9', '/%E9'],
    ['/api/status%00', '/status%00'],
    ['/api/a%2525', '/a%2525'],
    ['/api/%zz', '/%zz'],
    ['/api/%25zz', '/%25zz'],
    ['/api/%%32e%%32e/admin', '/%252e%252e/admin'],
    ['/api/a%3Fb?c', '/a%3Fb?c'],
  ])('%s is handed on as %s', (target, rest) => {
    expect(onwardPath(target, ['api'])).toBe(rest)
  })

  test.each([
    '/',
    '/apix/status',
    '/ap',
    '/API/status',
    '/api/..',
    '/api/../admin',
    '/api/%2e%2e/admin',
    '/api%2F..%2Fadmin',
  ])('%s is not below /api', target => {
    expect(onwardPath(target, ['api'])).toBeUndefined()
  })

  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '%',
    '%25',
    'api',
    'a',
    '%2E%2e',
    '\u00e9',
    '%zz',
    '%%32e%%32e',
    ';',
    '#',
  )
  const anyPath = fc.array(piece, { maxLength: 12 }).map(pieces => `/${pieces.join('')}`)

  test('no path leaves the prefix, however it is written', () => {
    fc.assert(
      fc.property(anyPath, path => {
        const rest = onwardPath(`/api${path}`, ['api'])
        if (rest === undefined) return
        expect(new URL(`http://x/base${rest}`).pathname).toMatch(/^\/base(\/|$)/)
      }),
    )
  })

  test('a path in normal form stays as it is', () => {
    fc.assert(
      fc.property(anyPath, path => {
        const rest = onwardPath(path, [])
        expect(onwardPath(rest ?? '', [])).toBe(rest)
      }),
    )
  })
})
