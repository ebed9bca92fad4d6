import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atom, binary, integer, list, rescode, restuple, string, tuple } from '@/lib/commands/fields'
import type { Field, Json } from '@/lib/commands/types'
import { arrange, type Sorting, searchText } from './arrange'
import { tableOf } from './columns'
import { csvOf } from './export'
import { fits, unwrap } from './fits'
import { localTime } from './moments'

const roster = list(
  'contacts',
  tuple('contact', string('jid'), integer('n'), list('groups', string('group'))),
)

describe('an answer and its declared type', () => {
  const options = list('options', tuple('option', string('name'), string('value')))
  const accepted: [string, Field, Json][] = [
    ['an integer', integer('n'), 5],
    ['an integer beyond 2^53 as text', integer('n'), '12345678901234567890'],
    ['success', rescode('res'), true],
    ['success over HTTP', rescode('res'), 0],
    ['success with a text', restuple('res'), ''],
    ['tuples with lists inside', roster, [{ jid: 'a@b', n: 1, groups: ['x'] }]],
    ['names and values as one object', options, { title: 'T' }],
    ['names and values as a list', options, [{ name: 'title', value: 'T' }]],
    ['atoms and values as one object', list('x', tuple('y', atom('key'), integer('n'))), { a: 1 }],
    ['an empty list', roster, []],
  ]
  const strangers: [string, Field, Json][] = [
    ['text for an integer', integer('n'), 'five'],
    ['a fraction', integer('n'), 1.5],
    ['a number for text', string('s'), 5],
    ['an object for a list', roster, { jid: 'a@b' }],
    ['a tuple without a field', roster, [{ jid: 'a@b', n: 1 }]],
    ['a member of Object.prototype for a field', tuple('t', string('toString')), {}],
    ['null', tuple('t', string('a')), null],
  ]
  test.each(accepted)('%s fits', (_, field, json) => expect(fits(field.type, json)).toBe(true))
  test.each(strangers)('%s does not', (_, field, json) => expect(fits(field.type, json)).toBe(false))

  test('a single value comes out of its wrapper, a tuple stays', () => {
    expect(unwrap(integer('stat'), { stat: 5 })).toBe(5)
    expect(unwrap(integer('stat'), 5)).toBe(5)
    expect(unwrap(tuple('res', string('res')), { res: 'a' })).toEqual({ res: 'a' })
  })
})

describe('a table', () => {
  const table = tableOf(
    list('', tuple('t', string('jid'), integer('n'), string('token'))).type.of,
    [
      { jid: 'b10@x', n: '9007199254740993', token: 'hush' },
      { jid: 'b9@x', n: '9007199254740992', token: 'hush' },
      { jid: 'Ä@y', n: -1, token: 'hush' },
    ],
    ['token'],
  )
  const texts = searchText(table)
  const jids = (filter: string, sorting?: Sorting) =>
    arrange(table, texts, filter, sorting).map(row => (row as { jid: string }).jid)

  test('filters by every word, in any case, but not by secrets', () => {
    expect(jids('X b1')).toEqual(['b10@x'])
    expect(jids('ä')).toEqual(['Ä@y'])
    expect(jids('hush')).toEqual([])
  })

  test('sorts text by its numbers and integers exactly', () => {
    expect(jids('', { key: 'jid', order: 'ascending' })).toEqual(['Ä@y', 'b9@x', 'b10@x'])
    expect(jids('', { key: 'n', order: 'ascending' })).toEqual(['Ä@y', 'b9@x', 'b10@x'])
    expect(jids('', { key: 'n', order: 'descending' })).toEqual(['b10@x', 'b9@x', 'Ä@y'])
  })

  test('arranges without losing or inventing a row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.constantFrom('ascending' as const, 'descending' as const),
        (rows, order) => {
          const names = tableOf(string('name'), rows, [])
          const sorted = arrange(names, searchText(names), '', { key: 'name', order })
          expect([...sorted].sort()).toEqual([...rows].sort())
        },
      ),
    )
  })
})

describe('CSV', () => {
  const lines = (of: Field, rows: Json[]) => {
    const table = tableOf(of, rows, [])
    return csvOf(table.columns, table.rows).replace('\ufeff', '').trimEnd().split('\r\n').slice(1)
  }

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is not run by a spreadsheet', text => {
    expect(lines(binary('x'), [text]).join('\n')).toMatch(/^"?'/)
  })

  test('a negative number stays a number', () => {
    expect(lines(integer('n'), [-5])).toEqual(['-5'])
  })

  test('quotes what has commas, quotes and line ends', () => {
    expect(
      lines(tuple('t', string('a'), list('b', string('c'))), [{ a: 'say "hi"', b: ['x', 'y'] }]),
    ).toEqual(['"say ""hi""","x, y"'])
  })
})

test('a moment is read with and without microseconds, and nothing else is', () => {
  expect(localTime('2026-07-24T10:05:00Z')).toContain('2026')
  expect(localTime('2026-07-24T10:05:00.123456Z')).toContain('2026')
  expect(localTime('2026-99-99T10:05:00Z')).toBeUndefined()
  expect(localTime('never')).toBeUndefined()
})
