import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCtlArguments } from './ctl-arguments'
import { binary, integer, list, tuple } from './fields'
import type { Field } from './types'

const read = (args: readonly Field[], ...words: readonly string[]) => readCtlArguments({ args }, words, 'cmd')

const valueIn = (field: Field, word: string) => {
  const outcome = read([field], word)
  return outcome.kind === 'ok' ? outcome.value[field.name] : outcome
}

describe('an integer is read as far as its digits go', () => {
  test.each([
    ['12abc', 12],
    ['1.5', 1],
    ['-5', -5],
    [' 7', 7],
    ['+3', 3],
    ['9007199254740993', 9007199254740993n],
  ])('%j: %s', (word, value) => expect(valueIn(integer('n'), word)).toBe(value))

  test.each(['abc', '', '-', '9'.repeat(10_001)])('%.20j is none', word =>
    expect(valueIn(integer('n'), word)).toMatchObject({ problem: 'unreadable' }),
  )
})

const groups = list('groups', binary('group'))
const options = list('options', tuple('option', binary('name'), binary('value')))

test.each<[string, unknown]>([
  ['', []],
  ['a', ['a']],
  [' G3 , G 4 ,', ['G3', 'G 4']],
  ['A;B', ['A;B']],
])('the list %j', (word, value) => expect(valueIn(groups, word)).toEqual(value))

test('tuples are cut at colons', () =>
  expect(valueIn(options, 'title:My room,public:true')).toEqual([
    { name: 'title', value: 'My room' },
    { name: 'public', value: 'true' },
  ]))

describe('a wrong number says how many', () => {
  test.each<[readonly string[], string, string]>([
    [[], 'missing', "the command 'cmd' requires 2 more argument."],
    [['a'], 'missing', "the command 'cmd' requires 1 more argument."],
    [['a', 'x'], 'missing', "the command 'cmd' requires 1 more argument."],
    [['a', 'x:y', 'z'], 'unknown', "the command 'cmd' requires 1 less argument."],
    [['a', 'x:y:z'], 'unknown', "the command 'cmd' requires 1 less argument."],
  ])('%j', (words, problem, message) =>
    expect(read([binary('user'), options], ...words)).toMatchObject({ problem, message }),
  )
})

test('texts without separators come back as they were put into a line', () => {
  const piece = fc.stringMatching(/^[^,:\s]{1,9}$/)
  fc.assert(
    fc.property(fc.array(fc.record({ name: piece, value: piece })), pairs => {
      const word = pairs.map(({ name, value }) => `${name}:${value}`).join()
      expect(valueIn(options, word)).toEqual(pairs)
    }),
  )
})

test('no line of any words raises', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), words => {
      expect(['ok', 'bad-argument']).toContain(read([integer('n'), groups, options], ...words).kind)
    }),
  )
})
