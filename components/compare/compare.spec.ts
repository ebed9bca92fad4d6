import { describe, expect, test } from 'vitest'
import type { CompareAnswer } from '@/lib/client/compare'
import type { Difference } from '@/lib/commands/compare'
import { binary, integer, list } from '@/lib/commands/fields'
import { csvOf } from './export'
import { filterFrom, fitting } from './filter'
import { sideLine } from './side-words'

const renamed = { kind: 'argument-renamed', version: 0, from: 'name', to: 'room' } as const

const answer: CompareAnswer = {
  from: 'there',
  here: { kind: 'server', id: 'new', label: 'New', software: 'ejabberd 26.07', commands: 3 },
  there: { kind: 'server', id: 'old', label: 'Old', software: 'ejabberd 23.01', commands: 2 },
  commands: [
    { name: 'create_room', where: 'both', module: 'mod_muc_admin', differences: [renamed] },
    { name: 'get_ban_details', where: 'here', module: 'mod_admin_extra', differences: [] },
    { name: '=throw_dice', where: 'there', module: 'mod_dice', differences: [] },
  ],
  same: 1,
}

const argument = list('groups', binary('group'))

const differences: readonly Difference[] = [
  { kind: 'command-added' },
  { kind: 'command-removed' },
  { kind: 'version-added', version: 1 },
  { kind: 'version-removed', version: 1 },
  { kind: 'argument-added', version: 0, argument },
  { kind: 'argument-removed', version: 0, argument },
  renamed,
  { kind: 'argument-retyped', version: 0, argument: 'a', from: argument.type, to: binary('a').type },
  { kind: 'arguments-reordered', version: 0, order: ['a', 'b'] },
  { kind: 'former-name-added', version: 0, former: 'a', argument: 'b' },
  { kind: 'former-name-removed', version: 0, former: 'a', argument: 'b' },
  { kind: 'result-changed', version: 2, from: argument, to: integer('n') },
  { kind: 'tags-changed', version: 0, added: ['x'], removed: ['y'] },
  { kind: 'module-changed', version: 0, from: 'mod_a', to: 'mod_b' },
  { kind: 'opened', version: 0 },
  { kind: 'closed', version: 0 },
]

describe('a comparison as people read it', () => {
  test('names the side that has the new name, also where that is here', () => {
    expect(csvOf(answer, answer.commands).split('\r\n')).toEqual([
      '\ufeffCommand,Module,Where,Difference',
      'create_room,mod_muc_admin,different,"The argument name of Old is called room by New, which still takes the former name"',
      'get_ban_details,mod_admin_extra,only New,',
      // What a spreadsheet would run is only text.
      "'=throw_dice,mod_dice,only Old,",
      '',
    ])
  })

  test.each(differences)('names a side for $kind', difference => {
    expect(sideLine(difference, 'Ours', 'Theirs')).toMatch(/Ours|Theirs/)
  })

  test('is filtered by name, module and side, as the address says', () => {
    const find = (query: string) =>
      fitting(answer.commands, filterFrom(new URLSearchParams(query))).map(({ name }) => name)
    expect(find('q=ban details')).toEqual(['get_ban_details'])
    expect(find('q=ban&where=there')).toEqual([])
    expect(find('where=nonsense')).toHaveLength(3)
    expect(find('q=mod_muc_admin room')).toEqual(['create_room'])
  })
})
