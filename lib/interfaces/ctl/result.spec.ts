import { expect, test } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import { atom, binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import type { Field, Value } from '@/lib/commands/types'
import { printResult } from './result'

const print = (result: Field, value: Value, version = LATEST) =>
  printResult(
    { name: 'x', version: 0, tags: [], module: 'm', policy: 'open', args: [], renames: {}, result },
    value,
    version,
  )

const contact = tuple('contact', string('jid'), list('groups', string('group')))

test.each<[string, Field, Value, string]>([
  ['a rescode', rescode('res'), true, ''],
  ['a number', integer('n'), 5n, '5'],
  ['an atom', atom('level'), 'warning', 'warning'],
  ['an empty text', binary('text'), '', ''],
  ['a list', list('hosts', string('host')), ['b', 'a'], 'b\na'],
  ['an empty list', list('hosts', string('host')), [], ''],
  ['a tuple', tuple('last', string('at'), string('status')), { at: 'now', status: '' }, 'now\t'],
  ['a list in tuples', list('all', contact), [{ jid: 'a', groups: ['G1', 'G2'] }], 'a\tG1,G2'],
  ['a list in a tuple', contact, { jid: 'a', groups: [] }, 'a\t'],
])('%s', (_, result, value, text) => expect(print(result, value)).toBe(text))

test('version 0 joins inner lists with semicolons', () =>
  expect(print(contact, { jid: 'a', groups: ['G1', 'G2'] }, 0)).toBe('a\tG1;G2'))

test('a value of another type is a bug', () =>
  expect(() => print(list('hosts', string('host')), 'no list')).toThrow(TypeError))
