import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLines, parseTable } from './paste'

const columns = [
  ['jid', 'JID'],
  ['nick', 'Nickname'],
]

test('pasted lines are elements, whatever ends a line', () => {
  expect(parseLines(' a \r\n\nb\rc\n')).toEqual(['a', 'b', 'c'])
})

describe('a pasted table', () => {
  test('is read from a spreadsheet and from CSV, with or without a heading', () => {
    const rows = [
      ['a@b', 'Al'],
      ['c@d', 'Cy'],
    ]
    expect(parseTable('a@b\tAl\nc@d\tCy\n', columns)).toEqual(rows)
    expect(parseTable('JID\tNickname\r\na@b\tAl\r\nc@d\tCy', columns)).toEqual(rows)
    expect(parseTable('jid,nick\na@b,Al\nc@d,Cy', columns)).toEqual(rows)
    expect(parseTable('a@b;Al\nc@d;Cy', columns)).toEqual(rows)
  })

  test('keeps separators, quotes and line ends inside quotes', () => {
    expect(parseTable('a@b\t"say ""hi""\nthere"', columns)).toEqual([['a@b', 'say "hi"\nthere']])
  })

  test('that no program writes is still cut where a cell ends', () => {
    expect(parseTable('"a"b\tc', columns)).toEqual([['a', 'c']])
  })

  test('keeps an empty cell in its place', () => {
    expect(parseTable('a@b\t\n\tCy', columns)).toEqual([
      ['a@b', ''],
      ['', 'Cy'],
    ])
  })

  test('that a spreadsheet writes comes back cell by cell', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\n', '\t', ',', ' ', 'ü') })
    const write = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
        const text = rows.map(row => row.map(write).join('\t')).join('\r\n')
        expect(parseTable(text, [['x'], ['y']])).toEqual(rows.filter(row => row.some(each => each !== '')))
      }),
    )
  })

  test('is read to its end, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\t', '\r', '\n', 'a') }), text => {
        parseTable(text, columns)
      }),
    )
  })
})
