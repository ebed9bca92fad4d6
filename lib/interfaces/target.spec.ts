import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originForm, readTarget } from './target'

describe('readTarget', () => {
  test.each([
    ['/api/status', ['api', 'status']],
    ['/api/status/', ['api', 'status']],
    ['//api//status', ['api', 'status']],
    ['/api/./status', ['api', 'status']],
    ['/api/x/../status', ['api', 'status']],
    ['/../../api', ['api']],
    ['/%61pi/status', ['api', 'status']],
    ['/api%2Fstatus', ['api', 'status']],
    ['/api/%20status', ['api', ' status']],
    ['/api/%C3%A9', ['api', 'é']],
    ['/api/100%', ['api', '100%']],
    ['/', []],
    ['', []],
  ])('%s', (target, path) => expect(readTarget(target).path).toEqual(path))

  test('the query is left as it came', () => {
    expect(readTarget('/api/x?a=%20&b#c')).toEqual({ path: ['api', 'x'], query: 'a=%20&b#c' })
    expect([readTarget('/api/x?').query, readTarget('/api/x').query]).toEqual(['', undefined])
  })

  test('no target of whatever kind leaves a way up or an empty segment', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '..', '/', '%2e', '%2F', '%', 'a', '%E9')), parts => {
        const { path } = readTarget(`/${parts.join('')}`)
        expect(path.filter(segment => segment === '..' || segment === '' || segment.includes('/'))).toEqual(
          [],
        )
      }),
    )
  })
})

describe('originForm', () => {
  test.each([
    ['/api/status?x', '/api/status?x'],
    ['http://other.example/api/status?x', '/api/status?x'],
    ['HTTPS://user:pw@other.example:1/api', '/api'],
    ['http://other.example', '/'],
    ['http://other.example?x', '/?x'],
    ['//other.example/api', '//other.example/api'],
    ['/http://other.example/api', '/http://other.example/api'],
    ['ftp://other.example/api', 'ftp://other.example/api'],
    ['*', '*'],
  ])('%s is %s', (target, expected) => expect(originForm(target)).toBe(expected))
})
