import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Definition, tagsOf } from '@/lib/commands/definition'
import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { argumentNote } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { catalogueFrom, catalogueOf, isKnownWord, notesOf } from './catalogue'
import { fieldsOf } from './compose'
import { definitionsOf, LATEST_RELEASE, RELEASES } from './facts'

const commandOf = (release: string, name: string) => {
  const command = catalogueOf(release).find(command => command.name === name)
  if (!command) throw new Error(`${name} is not in ${release}`)
  return command
}

describe.each(RELEASES)('the catalogue of %s', release => {
  const catalogue = catalogueOf(release)
  const notes = catalogue.flatMap(({ name, versions, notes }) =>
    versions.flatMap(({ version, args }) =>
      fieldsOf(args).map(({ field, holder }) => ({
        at: `${name} v${version} ${holder ?? ''} ${field.name}`,
        name: field.name,
        note: argumentNote(notes, version, field.name, holder),
      })),
    ),
  )

  test('has the commands of the release, by name', () => {
    const names = catalogue.map(({ name }) => name)
    expect(names).toEqual([...definitionsOf(release).keys()].toSorted())
  })

  test('has a labelled note for every argument, tuple field and list element of every version', () => {
    expect(notes.filter(({ note }) => !note?.label)).toEqual([])
  })

  test('gives every choice its values, and no value twice', () => {
    const choices = notes.filter(({ note }) => note?.meaning === 'choice')
    for (const { at, note } of choices) {
      expect(note?.choices?.length, at).toBeGreaterThan(0)
      expect(new Set(note?.choices).size, at).toBe(note?.choices?.length)
    }
  })

  test('keeps every password, secret and token secret', () => {
    const secretNames = notes.filter(({ name }) => /pass|secret|token/.test(name))
    expect(secretNames.filter(({ note }) => !note?.secret)).toEqual([])
    expect(secretNames.length).toBeGreaterThan(0)
  })

  test('previews a destructive command only with a read that takes arguments it has', () => {
    for (const { name, versions, notes } of catalogue) {
      if (notes.preview === undefined) continue
      const preview = commandOf(release, notes.preview)
      const given = versions.at(-1)?.args.map(({ name }) => name)
      expect(preview.notes.effect, name).toBe('read')
      expect(given, name).toEqual(
        expect.arrayContaining(preview.versions.at(-1)?.args.map(({ name }) => name) ?? []),
      )
    }
  })
})

describe('the catalogue', () => {
  test('is made once per release', () => {
    expect(catalogueOf('24.02')).toBe(catalogueOf('24.02'))
  })

  test('shows what a destructive command will hit, from the release on that can tell', () => {
    expect(commandOf('26.07', 'rooms_unused_destroy').notes.preview).toBe('rooms_unused_list')
    expect(commandOf('26.07', 'muc_unregister_nick').notes.preview).toBe('muc_get_registered_nick')
    expect(commandOf('23.01', 'muc_unregister_nick').notes.preview).toBeUndefined()
  })

  test('says of internal commands and of those of the shell that they cannot be run', () => {
    expect(commandOf('26.07', 'echo').unavailable).toMatch(/^Internal:/)
    expect(commandOf('24.06', 'mnesia_list_tables').unavailable).toMatch(/^Internal:/)
    expect(commandOf('26.07', 'mnesia_list_tables').unavailable).toBeUndefined()
    expect(commandOf('26.07', 'print_sql_schema').unavailable).toMatch(/^Shell only:/)
    expect(catalogueOf('26.07').filter(({ unavailable }) => unavailable)).toHaveLength(20)
  })

  test('tells a room from an option where both are called "name"', () => {
    const old = commandOf('23.01', 'create_room_with_opts').notes
    expect(argumentNote(old, 0, 'name')?.label).toBe('Room')
    expect(argumentNote(old, 0, 'name', 'option')?.label).toBe('Option')
    const now = commandOf('26.07', 'create_room_with_opts').notes
    expect(argumentNote(now, 0, 'name', 'option')?.label).toBe('Option')
  })

  test('tells what an argument means in each API version', () => {
    const { notes } = commandOf('26.07', 'subscribe_room')
    expect(argumentNote(notes, 3, 'user')?.meaning).toBe('user')
    expect(argumentNote(notes, 1, 'user')?.meaning).toBe('jid')
    expect(argumentNote(notes, 0, 'room')?.meaning).toBe('room-jid')
    expect(argumentNote(notes, 1, 'node', 'nodes')?.choices).toContain('urn:xmpp:mucsub:nodes:messages')
    expect(commandOf('23.01', 'subscribe_room').notes.args.user?.meaning).toBe('jid')
  })

  test('can be sent as JSON and says the same', () => {
    for (const command of catalogueOf(LATEST_RELEASE)) {
      expect(JSON.parse(JSON.stringify(command))).toEqual(command)
    }
  })
})

const foreign = (name: string, ...args: readonly Field[]): Definition => ({
  name,
  version: 0,
  tags: ['games'],
  module: 'mod_games',
  policy: 'restricted',
  args,
  renames: {},
  result: rescode('res'),
})

describe('a command that is not ejabberd’s own', () => {
  test('counts as a write and gets labels and meanings from its names', () => {
    const versions = [
      foreign('game_start', binary('player_jid'), binary('host'), binary('api_token'), integer('max_moves')),
    ]
    const { effect, summary, args } = notesOf('game_start', versions)
    expect(effect).toBe('write')
    expect(summary).toBe('Run game_start, a command of mod_games')
    expect(args).toEqual({
      player_jid: { label: 'Player JID', meaning: 'jid', open: true },
      host: { label: 'Virtual host', meaning: 'host', open: true },
      api_token: { label: 'API token', meaning: 'token', secret: true },
      max_moves: { label: 'Max moves', meaning: 'number' },
    })
  })

  test('is not told what a name means that has another type', () => {
    const { args } = notesOf('x', [foreign('x', integer('user'), string('days'))])
    expect(args.user?.meaning).toBe('number')
    expect(args.days?.meaning).toBe('text')
  })

  test('is known even without a definition', () => {
    expect(notesOf('nosuch')).toEqual({ summary: 'Run nosuch', effect: 'write', args: {} })
    expect(notesOf('constructor').effect).toBe('write')
  })

  test('stands in a catalogue beside the others', () => {
    const own = foreign('game_start', binary('user'))
    const definitions = new Map([...definitionsOf('26.07'), ['game_start', [own]] as const])
    expect(catalogueFrom(definitions)).toHaveLength(241)
  })

  const fieldName = fc.oneof(
    fc.constantFrom('user', 'name', 'token', '__proto__', 'constructor', 'toString'),
    fc.stringMatching(/^[a-z_]{1,8}$/),
  )
  const scalar = fieldName.chain(name => fc.constantFrom(binary(name), integer(name), string(name)))
  const field: fc.Arbitrary<Field> = fc.oneof(
    scalar,
    fc.tuple(fieldName, scalar).map(([name, of]) => list(name, of)),
    fc.tuple(fieldName, scalar, scalar).map(([name, a, b]) => list(name, tuple(`${name}_row`, a, b))),
  )
  const args = fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 6 })

  test('has a note for every part, whatever it is called, and its secrets are secret', () => {
    fc.assert(
      fc.property(args, args, (older, newer) => {
        const versions = [foreign('x', ...older), { ...foreign('x', ...newer), version: 2 }]
        const notes = notesOf('x', versions)
        for (const { version, args } of versions) {
          for (const { field, holder } of fieldsOf(args)) {
            const note = argumentNote(notes, version, field.name, holder)
            expect(note?.label).toBeTypeOf('string')
            expect(note?.secret ?? false).toBe(/pass|secret|token/.test(field.name))
          }
        }
      }),
    )
  })
})

describe('the words that the server knows', () => {
  test('are those of every definition: names, arguments, parts, results, former names, modules, tags', () => {
    for (const definition of [...definitionsOf(LATEST_RELEASE).values()].flat()) {
      const { name, module, renames, args, result } = definition
      const fields = fieldsOf([...args, result]).map(({ field }) => field.name)
      const words = [name, module, ...tagsOf(definition), ...Object.keys(renames), ...fields]
      expect(
        words.filter(word => !isKnownWord(word)),
        name,
      ).toEqual([])
    }
  })

  test.each(['', 'start', 'v1', 'server', 'localserver', 'password', 'mod_admin_extra'])(
    '%j is one',
    word => {
      expect(isKnownWord(word)).toBe(true)
    },
  )

  test.each([
    'zzunknownarg',
    'nokey',
    'with space',
    'Status',
    'connected-users-number',
    'nosuchcommand',
    'toString',
  ])('%j is none', word => {
    expect(isKnownWord(word)).toBe(false)
  })
})
