import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import type { Field, Type } from '@/lib/commands/types'
import { parseFields, printFields } from './notation'

const name = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), fc.constant(''))
const scalar = fc.constantFrom('integer', 'string', 'binary', 'atom', 'any', 'rescode', 'restuple')
const { field } = fc.letrec<{ field: Field; type: Type }>(tie => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: scalar }),
    fc.record({ kind: fc.constant('list'), of: tie('field') }),
    fc.record({ kind: fc.constant('tuple'), fields: fc.array(tie('field'), { minLength: 1, maxLength: 4 }) }),
  ),
  field: fc.record({ name, type: tie('type') }),
}))

describe('the notation of fields', () => {
  test('says every type, nested without limit', () => {
    fc.assert(
      fc.property(fc.array(field), fields => {
        expect(parseFields(printFields(fields))).toEqual(fields)
      }),
    )
  })

  test('reads scalars, lists and tuples', () => {
    expect(parseFields('user, ttl: integer, options: [option: {name, value}], : string')).toEqual([
      binary('user'),
      integer('ttl'),
      list('options', tuple('option', binary('name'), binary('value'))),
      string(''),
    ])
    expect(parseFields('res: rescode')).toEqual([rescode('res')])
    expect(parseFields('')).toEqual([])
  })

  test.each(['a:', 'a: text', 'a: [b', 'a: {b', 'a, ', 'a b', 'a: {}', ']'])('refuses %j', text => {
    expect(() => parseFields(text)).toThrow(SyntaxError)
  })
})
