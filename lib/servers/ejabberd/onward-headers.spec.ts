import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerHeaders, requestHeaders } from './onward-headers'

const HOP_BY_HOP = [
  ['Connection', 'close'],
  ['Keep-Alive', 'timeout=5'],
  ['Proxy-Authenticate', 'Basic'],
  ['Proxy-Authorization', 'Basic eA=='],
  ['Proxy-Connection', 'keep-alive'],
  ['TE', 'trailers'],
  ['Trailer', 'X-Sum'],
  ['Transfer-Encoding', 'chunked'],
  ['UPGRADE', 'websocket'],
] as const
const KEPT = ['Authorization', 'Bearer x', 'X-Mine', '1', 'x-mine', '2', 'Content-Type', 'a/b\u00e9']

describe('what is about one connection ends with it', () => {
  test.each(HOP_BY_HOP)('%s', (name, value) => {
    expect(requestHeaders([...KEPT, name, value], false)).toEqual(KEPT)
    expect(answerHeaders([name, value, ...KEPT])).toEqual(KEPT)
  })

  test('and so does what Connection names, whichever comes first', () => {
    const named = ['X-Hop', 'a', 'Connection', 'close, x-hop ,X-Other', 'x-other', 'b', ...KEPT]
    expect(requestHeaders(named, false)).toEqual(KEPT)
    expect(
      answerHeaders([...KEPT, 'connection', 'X-Hop', 'CONNECTION', 'x-other', 'x-hop', '1', 'X-Other', '2']),
    ).toEqual(KEPT)
  })
})

describe('of a request, besides', () => {
  test.each([
    ['Cookie', 'session=1'],
    ['Content-Length', '3'],
    ['Expect', '100-continue'],
    ['Forwarded', 'for=127.0.0.1'],
    ['X-Forwarded-For', '127.0.0.1'],
    ['Host', 'other.example'],
  ])('%s is not handed on', (name, value) => {
    expect(requestHeaders([...KEPT, name, value], false)).toEqual(KEPT)
  })

  test('Host is where it is to be kept, whatever Connection says', () => {
    const headers = ['Host', 'a.example', ...KEPT]
    expect(requestHeaders(headers, true)).toEqual(headers)
    expect(requestHeaders([...headers, 'Connection', 'host'], true)).toEqual(headers)
  })

  test('no server sets a cookie at the address of the console', () => {
    expect(answerHeaders(['Set-Cookie', 'a=1', ...KEPT, 'set-cookie', 'b=2'])).toEqual(KEPT)
  })
})

test('all other headers stay as they are, in their order, repeated ones too', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~]{1,12}$/).map(text => `X-${text}`)
  const value = fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,20}$/)
  const headers = fc.array(fc.tuple(name, value)).map(pairs => pairs.flat())
  fc.assert(
    fc.property(headers, fc.nat(), fc.constantFrom(...HOP_BY_HOP), (some, at, hop) => {
      const place = 2 * (at % (some.length / 2 + 1))
      const mixed = some.toSpliced(place, 0, ...hop)
      expect(requestHeaders(mixed, false)).toEqual(some)
      expect(answerHeaders(mixed)).toEqual(some)
    }),
  )
})
