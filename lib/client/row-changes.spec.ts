import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binary, integer, list, tuple } from '@/lib/commands/fields'
import { changeWords } from './change-words'
import { rowChanges } from './row-changes'

const before = list('contacts', tuple('contact', binary('jid'), binary('ask'), binary('group')))
const after = list(
  'contacts',
  tuple('contact', binary('jid'), binary('pending'), list('groups', binary('group')), integer('ask')),
)

describe('results whose rows differ', () => {
  test('are told apart field by field', () => {
    expect(rowChanges(before.type, after.type)).toEqual({
      of: 'each row',
      added: ['pending (text)', 'groups (list of text)'],
      removed: ['group (text)'],
      retyped: [{ name: 'ask', from: 'text', to: 'integer' }],
    })
    expect(changeWords({ kind: 'result-changed', version: 0, from: before, to: after })).toBe(
      'In each row: new pending (text), groups (list of text); no longer group (text); ask is integer, before: text',
    )
  })

  test('of other shapes are told whole', () => {
    expect(rowChanges(before.type, integer('n').type)).toBeUndefined()
    expect(rowChanges(before.type, before.type)).toBeUndefined()
    expect(changeWords({ kind: 'result-changed', version: 0, from: before, to: integer('n') })).toMatch(
      /^The result is integer, before: list of/,
    )
  })

  test('name exactly the fields that are not alike', () => {
    const field = fc.constantFrom('a', 'b', 'c').chain(name => fc.constantFrom(binary(name), integer(name)))
    const fields = fc.uniqueArray(field, { selector: ({ name }) => name })
    fc.assert(
      fc.property(fields, fields, (from, to) => {
        const changes = rowChanges(tuple('t', ...from).type, tuple('t', ...to).type)
        const named = [...(changes?.added ?? []), ...(changes?.removed ?? [])]
          .map(text => text.split(' ', 1).join(''))
          .concat(changes?.retyped.map(({ name }) => name) ?? [])
        const kindOf = (all: typeof from, name: string) => all.find(one => one.name === name)?.type.kind
        const unlike = ['a', 'b', 'c'].filter(name => kindOf(from, name) !== kindOf(to, name))
        expect(named.sort()).toEqual(unlike)
      }),
    )
  })
})
