import { describe, expect, test } from 'vitest'
import { pathVersion } from './api-version'
import { readAuthorization } from './authorization'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('readAuthorization', () => {
  test.each([
    [undefined, { kind: 'none' }],
    [basic('admin@localhost:secret'), { kind: 'basic', jid: 'admin@localhost', password: 'secret' }],
    [basic('a@b:c:d:é'), { kind: 'basic', jid: 'a@b', password: 'c:d:é' }],
    [`Basic   ${basic('a@b:c').slice(6)}  `, { kind: 'basic', jid: 'a@b', password: 'c' }],
    [basic('a@b:c').replace(/=+$/, ''), { kind: 'malformed' }],
    [basic('no colon'), { kind: 'malformed' }],
    [basic('a@b:c').toLowerCase(), { kind: 'malformed' }],
    [`Basic ${Buffer.from([0xff, 0x3a]).toString('base64')}`, { kind: 'malformed' }],
    ['Bearer  abc ', { kind: 'bearer', token: 'abc' }],
    ['Bearer ', { kind: 'bearer', token: '' }],
    ['Bearer', { kind: 'malformed' }],
    ['bearer abc', { kind: 'malformed' }],
    ['', { kind: 'malformed' }],
    ['Digest x', { kind: 'malformed' }],
  ])('%s', (header, credentials) => expect(readAuthorization(header)).toEqual(credentials))
})

describe('pathVersion', () => {
  test.each([
    ['/api/status', undefined],
    ['/api/status/v1', 1],
    ['/api/status/v1/v0', 0],
    ['/api/status/v01', 1],
    ['/api/status/v+1', 1],
    ['/api/status/v-1', -1],
    ['/api/status/v', undefined],
    ['/api/status/V1', undefined],
    ['/api/status/v1.0', undefined],
    ['/v2/status', 2],
    ['/deep/er/v3/api/status', 3],
  ])('%s: %s', (path, version) => expect(pathVersion(path.split('/').slice(1))).toBe(version))
})
