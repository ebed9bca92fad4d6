import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locationOf, readRedirect } from './redirect'

describe('a token may be sent', () => {
  test.each([
    ['http://client.example/cb', 'http://client.example'],
    ['https://client.example:8443/cb?a=b#c', 'https://client.example:8443'],
    ['HTTPS://Client.Example/cb', 'https://client.example'],
    ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
    ['http://[::1]:9000/', 'http://[::1]:9000'],
    ['com.example.app:/oauth', 'com.example.app:'],
    ['/cb', undefined],
    ['', undefined],
  ])('to %s', (uri, source) => expect(readRedirect(uri)).toEqual({ uri, source }))
})

describe('a token is never sent', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:http://client.example/1',
    'ms-msdt:/id',
    'intent://x#Intent;end',
    'myapp:/cb',
    '//evil.example/cb',
    '\\\\evil.example/cb',
    '/\\evil.example/cb',
    'http:evil.example',
    'http:/evil.example',
    'http://',
    'http://client.example@evil.example/',
    "http://a;script-src'unsafe-inline'/",
    'http://a,b/',
    'http://client.example/ \r\nSet-Cookie: a=b',
    'http://kliënt.example/',
  ])('to %j', uri => expect(readRedirect(uri)).toBeUndefined())
})

const pieces = fc.array(
  fc.constantFrom(
    ...['javascript:', 'data:', 'http:', 'https:', '//', '/', '\\', 'evil.example', '@', '?', '#', ':', '.'],
    ...[' ', '\t', '\n', ';', "'", '"', '%0a', 'com.app:', 'a', ''],
  ),
  { maxLength: 8 },
)

test('whatever is made of dangerous pieces ends where the page says it does, or nowhere', () => {
  fc.assert(
    fc.property(pieces, parts => {
      const uri = parts.join('')
      const redirect = readRedirect(uri)
      if (!redirect) return
      const { source } = redirect
      // As a browser reads the header on one of our pages. What is no address to it leads nowhere.
      const read = [
        locationOf(redirect, { access_token: 't' }),
        'https://switchboard.example/oauth/x',
      ] as const
      if (!URL.canParse(...read)) return
      const url = new URL(...read)
      if (source === undefined) expect(url.origin).toBe('https://switchboard.example')
      else expect([url.origin, url.protocol]).toContain(source)
      expect(source ?? '').toMatch(/^[\w.:/[\]-]*$/)
    }),
    { numRuns: 2000 },
  )
})

test('no state can break the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), state => {
      const location = locationOf({ uri: 'http://client.example/cb' }, { error: 'badpass', state })
      expect(location).toMatch(/^http:\/\/client\.example\/cb\?error=badpass&state=[ -~]*$/)
    }),
  )
})

test.each([
  ['a b&c=d', 'a b&c=d'],
  ['é\r\nx', '%C3%A9%0D%0Ax'],
  ['\udcff', '%FF'],
])('a state %j is sent as %j', (state, sent) => {
  expect(locationOf({ uri: '' }, { state })).toBe(`?state=${sent}`)
})
