import { describe, expect, test } from 'vitest'
import type { HttpRequest } from './http'
import { createListener, type RoutedRequest } from './listener'

const say = (name: string) => async (request: RoutedRequest) => ({
  status: 200,
  headers: {},
  body: `${name}: ${request.rest.join(' ')}`,
})

const listener = createListener({
  handlers: [
    { prefix: ['api'], handle: say('api') },
    { prefix: ['api', 'v1'], handle: say('never') },
    { prefix: ['first', 'v1'], handle: say('longer') },
    { prefix: ['first'], handle: say('shorter') },
  ],
})

const request = (part: Partial<HttpRequest>): HttpRequest => ({
  method: 'GET',
  target: '/api/status',
  headers: { host: 'localhost' },
  body: undefined,
  address: '127.0.0.1',
  ...part,
})
const body = new TextEncoder().encode('{}')

describe('the web server below the interfaces', () => {
  test.each([
    ['the first handler in order wins, not the longest', { target: '/api/v1/x' }, 'api: v1 x'],
    ['order lets a longer prefix win', { target: '/first/v1/x' }, 'longer: x'],
    ['a prefix is segments, not characters', { target: '/apix/status' }, '404 Not Found'],
    ['case matters', { target: '/API/status' }, '404 Not Found'],
    ['POST needs a body', { method: 'POST' }, '400 Bad Request'],
    ['also where nobody answers', { method: 'POST', target: '/nothing' }, '400 Bad Request'],
    ['PUT with a body is handed on', { method: 'PUT', body }, 'api: status'],
    ['PATCH is not known', { method: 'PATCH', body }, '400 Bad Request'],
    ['a request without Host is refused', { headers: {} }, 'Missing Host header'],
    ['an empty Host is none of our business', { headers: { host: '' } }, 'api: status'],
  ])('%s', async (_, part, text) => {
    const answer = await listener.handle(request(part))
    expect(String(answer?.body)).toContain(text)
  })

  test('it claims what it would answer', () => {
    expect(['/api', '//api/x', '/api%2Fx', '/apix', '/'].map(target => listener.claims(target))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
