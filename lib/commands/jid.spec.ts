import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatJid, parseJid, prepareHost, prepareResource, prepareUser } from './jid'

describe('a user name', () => {
  test.each([
    ['alice', 'alice'],
    ['', ''],
    ['ALICE', 'alice'],
    ['JOSÉ', 'josé'],
    ['straße', 'strasse'],
    ['ﬁ', 'fi'],
    ['İ', 'i̇'],
    ['ı', 'ı'],
    ['Ａ', 'a'],
    ['e\u0301', 'é'],
    ['a\u200bb', 'ab'],
    ['ΣΑΣ', 'σασ'],
    ['℃', '°c'],
    ['жук', 'жук'],
    ['山', '山'],
    // Its small letter came after Unicode 3.2.
    ['Ⴀ', 'Ⴀ'],
    ['אב', 'אב'],
    ['a.b-c_d+e%f\\g;h,i*j#k=l{m}', 'a.b-c_d+e%f\\g;h,i*j#k=l{m}'],
  ])('%j is prepared to %j', (given, prepared) => expect(prepareUser(given)).toBe(prepared))

  test.each([
    ...[...' "&\'/:<>@\n\t\x7f\x00'].map(character => `a${character}b`),
    'a\u00a0b',
    'a\u3000b',
    'smile😀',
    'a\u200e',
    'אבk7',
    'aא',
    'jos\udce9',
    'a\ue000',
  ])('%j is refused', given => expect(prepareUser(given)).toBeUndefined())

  test('has at most 1023 bytes', () => {
    expect(prepareUser('a'.repeat(1023))).toBe('a'.repeat(1023))
    expect(prepareUser('a'.repeat(1024))).toBeUndefined()
    expect(prepareUser('é'.repeat(511))).toBe('é'.repeat(511))
    expect(prepareUser('é'.repeat(512))).toBeUndefined()
    expect(prepareUser('㏇'.repeat(341))).toBe('co.'.repeat(341))
    expect(prepareUser('ﷺ'.repeat(341))).toBeUndefined()
  })
})

test('a host is folded, a resource is not', () => {
  expect(prepareHost('EXAMPLE.Org')).toBe('example.org')
  expect(prepareHost('Straße.example')).toBe('strasse.example')
  expect(prepareResource('My Phone')).toBe('My Phone')
  expect(prepareResource('a\nb')).toBeUndefined()
})

describe('a JID', () => {
  test.each([
    ['admin@localhost', { user: 'admin', host: 'localhost', resource: '' }],
    ['ADMIN@LOCALHOST', { user: 'admin', host: 'localhost', resource: '' }],
    ['admin@localhost/Res', { user: 'admin', host: 'localhost', resource: 'Res' }],
    ['localhost', { user: '', host: 'localhost', resource: '' }],
    ['a@b/c@d/e', { user: 'a', host: 'b', resource: 'c@d/e' }],
    ['localhost/x@y', { user: '', host: 'localhost', resource: 'x@y' }],
  ])('%j is read', (text, jid) => expect(parseJid(text)).toEqual(jid))

  test.each([
    '',
    '@',
    '@localhost',
    'admin@',
    'a@b@c',
    'admin@localhost/',
    '/r',
    'ad min@localhost',
    '\u200b@h',
    'a b',
    'a@b\tc',
    'a@b\u00a0c',
  ])('%j is none', text => expect(parseJid(text)).toBeUndefined())
})

test('preparing what is prepared changes nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }))
  fc.assert(
    fc.property(text, given => {
      const once = prepareUser(given)
      fc.pre(once !== undefined)
      expect(prepareUser(once)).toBe(once)
    }),
    { numRuns: 2000 },
  )
})

test('a JID that is written can be read again', () => {
  const part = fc.string({ minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(part, part, part, (user, host, resource) => {
      const jid = parseJid(`${user}@${host}/${resource}`)
      fc.pre(jid !== undefined)
      expect(parseJid(formatJid(jid))).toEqual(jid)
    }),
  )
})
