import { expect, test } from 'vitest'
import { isSameSite } from './same-site'

const host = { host: 'switchboard.example' }

test.each([
  ['our own page', { ...host, 'sec-fetch-site': 'same-origin' }, true],
  ['our own page in an old browser', { ...host, origin: 'https://switchboard.example' }, true],
  ['another site', { ...host, 'sec-fetch-site': 'cross-site' }, false],
  ['a neighbour below the same domain', { ...host, 'sec-fetch-site': 'same-site' }, false],
  ['a typed address', { ...host, 'sec-fetch-site': 'none' }, false],
  ['another site in an old browser', { ...host, origin: 'https://evil.example' }, false],
  ['a sandboxed frame', { ...host, origin: 'null' }, false],
  ['a program that is no browser', host, false],
  [
    'another site that claims our origin',
    { ...host, origin: 'https://switchboard.example', 'sec-fetch-site': 'cross-site' },
    false,
  ],
])('%s', (_, headers, allowed) => {
  expect(isSameSite(new Headers(headers as unknown as Record<string, string>))).toBe(allowed)
})
