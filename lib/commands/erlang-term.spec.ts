import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printAtom, printFloat, printTerm, printType } from './erlang-term'
import { binary, list, tuple } from './fields'

test.each([
  [1, '1.0'],
  [1.5, '1.5'],
  [-1.5, '-1.5'],
  [0, '0.0'],
  [-0, '-0.0'],
  [100, '100.0'],
  [1000, '1.0e3'],
  [12345, '12345.0'],
  [0.1, '0.1'],
  [0.001, '0.001'],
  [0.0001, '0.0001'],
  [0.00001, '1.0e-5'],
  [123000, '1.23e5'],
  [9007199254740991, '9007199254740991.0'],
  [9007199254740992, '9.007199254740992e15'],
  [0.00012, '1.2e-4'],
  [1.25e100, '1.25e100'],
  [123456789012345680000, '1.2345678901234568e20'],
])('%d is printed %s', (value, printed) => expect(printFloat(value)).toBe(printed))

test('a printed fraction is the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(Number(printFloat(value))).toBe(value)
      expect(printFloat(value)).toMatch(/^-?\d+\.\d+(e-?\d+)?$/)
    }),
  )
})

test.each([
  ['user', 'user'],
  ['aB_1@x', 'aB_1@x'],
  ['', "''"],
  ['User', "'User'"],
  ['with space', "'with space'"],
  ['a-b', "'a-b'"],
  ["it's", "'it\\'s'"],
  ['end', "'end'"],
])('the atom %j is printed %s', (name, printed) => expect(printAtom(name)).toBe(printed))

test('types are printed without spaces', () => {
  expect(printType(list('groups', binary('group')).type)).toBe('{list,{group,binary}}')
  expect(printType(tuple('o', binary('name'), list('values', binary('value'))).type)).toBe(
    '{tuple,[{name,binary},{values,{list,{value,binary}}}]}',
  )
})

test('long values are cut, deep and wide ones too', () => {
  for (const json of ['x'.repeat(1e6), new Array(1e5).fill(5), new Array(1e5).fill([[]])]) {
    expect(printTerm(json).length).toBeLessThan(65_538)
  }
})
