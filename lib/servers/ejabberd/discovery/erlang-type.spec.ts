import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printType } from '@/lib/commands/erlang-term'
import { args } from './arbitraries'
import { readType } from './erlang-type'

test('reads every type back as ejabberd prints it', () => {
  fc.assert(
    fc.property(args, fields => {
      for (const { type } of fields) expect(readType(printType(type))).toEqual(type)
    }),
  )
})

test('reads names in quotes', () => {
  expect(readType("{tuple,[{'Odd \\'one',binary},{'',integer}]}")).toEqual({
    kind: 'tuple',
    fields: [
      { name: "Odd 'one", type: { kind: 'binary' } },
      { name: '', type: { kind: 'integer' } },
    ],
  })
})

test.each([
  '',
  'float',
  'binary binary',
  '{list,binary}',
  '{tuple,[{a}]}',
  '{list,{a,binary}',
  "{list,{'a,binary}}",
])('does not read %j', text => {
  expect(readType(text)).toBeUndefined()
})
