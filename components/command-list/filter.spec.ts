import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'
import {
  applyFilter,
  choicesOf,
  type Filter,
  filterFromQuery,
  groupByTag,
  isOpen,
  noFilter,
  queryOf,
} from './filter'

const command = (name: string, effect: Effect, tags: string[], module: string): CatalogueCommand => ({
  name,
  versions: [
    {
      name,
      version: 0,
      tags,
      module,
      policy: 'restricted',
      args: [],
      renames: {},
      result: { name: 'res', type: { kind: 'rescode' } },
    },
  ],
  notes: { summary: name, effect, args: {} },
})

const all = [
  command('ban_account', 'write', ['accounts'], 'mod_admin_extra'),
  command('destroy_room', 'destructive', ['muc_room'], 'mod_muc_admin'),
  command('get_room_affiliations', 'read', ['muc_room', 'muc_sub'], 'mod_muc_admin'),
  command('leave_cluster', 'destructive', [], 'ejabberd_admin'),
  command('register', 'write', ['accounts'], 'ejabberd_admin'),
]
const filter = (some: Partial<Filter>): Filter => ({ ...noFilter, ...some })
const names = (commands: readonly CatalogueCommand[]) => commands.map(each => each.name)

describe('filtering', () => {
  test('tag, module, effect and text narrow together', () => {
    expect(names(applyFilter(all, filter({ tag: 'muc_sub' })))).toEqual(['get_room_affiliations'])
    expect(names(applyFilter(all, filter({ module: 'ejabberd_admin', effect: 'write' })))).toEqual([
      'register',
    ])
    expect(names(applyFilter(all, filter({ q: 'room', effect: 'destructive' })))).toEqual(['destroy_room'])
    expect(applyFilter(all, filter({ tag: 'accounts', effect: 'read' }))).toEqual([])
  })
  test('an open filter leaves the list as it is', () => {
    expect(applyFilter(all, noFilter)).toEqual(all)
    expect(isOpen(filter({ view: 'flat' }))).toBe(true)
    expect(isOpen(filter({ q: 'a' }))).toBe(false)
  })
})

describe('the address', () => {
  const anyFilter = fc.record<Filter>({
    q: fc.string(),
    tag: fc.string(),
    module: fc.string(),
    effect: fc.constantFrom('', 'read', 'write', 'destructive'),
    view: fc.constantFrom('tags', 'flat'),
  })
  test('tells the whole filter', () => {
    fc.assert(
      fc.property(anyFilter, given => {
        expect(filterFromQuery(new URLSearchParams(queryOf(given)))).toEqual(given)
      }),
    )
  })
  test('is bare where nothing is filtered, and survives nonsense', () => {
    expect(queryOf(noFilter)).toEqual({})
    expect(filterFromQuery(new URLSearchParams('effect=explode&view=round&x=1'))).toEqual(noFilter)
  })
})

describe('grouping', () => {
  test('puts each command once below its first tag, and those without a tag last', () => {
    const groups = groupByTag(all, noFilter)
    expect(groups.map(each => [each.tag, names(each.commands)])).toEqual([
      ['accounts', ['ban_account', 'register']],
      ['muc_room', ['destroy_room', 'get_room_affiliations']],
      ['', ['leave_cluster']],
    ])
  })
  test('below the tag that was asked for', () => {
    const asked = filter({ tag: 'muc_sub' })
    expect(groupByTag(applyFilter(all, asked), asked).map(each => each.tag)).toEqual(['muc_sub'])
  })
  test('the best command brings its group to the top', () => {
    const asked = filter({ q: 'room' })
    expect(groupByTag(applyFilter(all, asked), asked)[0]?.tag).toBe('muc_room')
  })
})

test('choices are counted', () => {
  expect(choicesOf(all, 'tag')).toEqual([
    { value: 'accounts', count: 2 },
    { value: 'muc_room', count: 2 },
    { value: 'muc_sub', count: 1 },
  ])
  expect(choicesOf(all, 'module')[0]).toEqual({ value: 'ejabberd_admin', count: 2 })
})
