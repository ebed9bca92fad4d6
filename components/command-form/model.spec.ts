import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binary, integer, list, tuple } from '@/lib/commands/fields'
import { parseExactJson, readJson } from './exact-json'
import { filledForm } from './form-arbitraries'
import { formFromJson } from './from-json'
import { blankFields, formPath, formToJson, keyOf, spokenPath } from './model'

describe('a form and the arguments that it sends', () => {
  test('form → JSON → form gives back what was typed, for any definition, filled or half filled', () => {
    fc.assert(
      fc.property(filledForm(false), ({ args, values }) => {
        expect(formFromJson(args, formToJson(args, values))).toEqual({ values, problems: [] })
      }),
    )
  })

  test('the JSON survives being written and read as text', () => {
    fc.assert(
      fc.property(filledForm(true), ({ args, values }) => {
        const json = formToJson(args, values)
        expect(formFromJson(args, parseExactJson(JSON.stringify(json))).values).toEqual(values)
      }),
    )
  })

  test('an integer is a number where that is exact, and text beyond', () => {
    const args = [integer('n')]
    const sent = (n: string) => formToJson(args, { n }).n
    expect(sent('7')).toBe(7)
    expect(sent('+007')).toBe(7)
    expect(sent('-9007199254740991')).toBe(-9007199254740991)
    expect(sent('9007199254740993')).toBe('9007199254740993')
    expect(sent('12abc')).toBe('12abc')
  })

  test('what is blank is left out; empty text is sent', () => {
    const args = [binary('user'), binary('nick'), list('groups', binary('group'))]
    expect(formToJson(args, { ...blankFields(args), nick: '' })).toEqual({ nick: '', groups: [] })
  })
})

describe('JSON that does not fit', () => {
  const args = [
    binary('user'),
    integer('days'),
    list('users', tuple('user', binary('jid'), binary('nick'))),
    list('groups', binary('group')),
  ]
  const about = (json: unknown, renames = {}) =>
    formFromJson(args, json, renames).problems.map(({ path, message }) => `${spokenPath(path)}: ${message}`)

  test('names the place and what is expected there', () => {
    expect(about({ user: 5 })).toEqual(['user: Text is expected here, not a number.'])
    expect(about({ days: 1.5 })).toEqual(['days: A whole number is expected here, not a number.'])
    expect(about({ users: [{ jid: 'a@b', nick: true }] })).toEqual([
      'users[0].nick: Text is expected here, not true or false.',
    ])
    expect(about({ groups: 'Friends' })).toEqual(['groups: A list is expected here, not text: [ … ].'])
    expect(about([])).toEqual([': The arguments are one JSON object: { "name": value }.'])
    expect(about({ usr: 'x' })[0]).toMatch(/^usr: There is no such name/)
  })

  test('a former argument name fills its successor, but not twice', () => {
    expect(formFromJson(args, { account: 'alice' }, { account: 'user' }).values.user).toBe('alice')
    expect(about({ user: 'a', account: 'b' }, { account: 'user' })).toEqual([
      'account: This is “user” again.',
    ])
  })

  test('a name of today is never taken for a former one: muc_register_nick has a `host` that was once its service', () => {
    const given = { host: 'localhost', service: 'conference.localhost' }
    const { values, problems } = formFromJson([binary('host'), binary('service')], given, { host: 'service' })
    expect({ values, problems }).toEqual({ values: given, problems: [] })
  })

  test('a number beyond 2^53 that a person writes is not changed', () => {
    expect(parseExactJson('{"n": 12345678901234567890, "t": "12345678901234567890", "f": 1.5}')).toEqual({
      n: '12345678901234567890',
      t: '12345678901234567890',
      f: 1.5,
    })
  })

  test('text that is not JSON is refused with a sentence', () => {
    expect(readJson('{"a": }')).toMatchObject({ problem: expect.stringContaining('not JSON yet') })
  })
})

test('a form path keeps any name apart from the path’s own signs', () => {
  expect(formPath(['users', 0, 'jid'])).toBe('users.0.value.jid')
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(keyOf(a)).not.toMatch(/[.[\]"'|,]/)
      if (a !== b) expect(keyOf(a)).not.toBe(keyOf(b))
    }),
  )
})
