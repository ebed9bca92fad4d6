import { expect, test } from 'vitest'
import { binary, integer, list } from '@/lib/commands/fields'
import { readDefinitionFile } from './definition-file'

const read = (value: unknown) => readDefinitionFile(JSON.stringify(value))

test('reads commands with several API versions', () => {
  expect(
    read({
      commands: [
        {
          name: 'shout',
          version: 1,
          args: 'room, words: [word], times: integer',
          result: 'res: restuple',
          module: 'mod_games',
        },
        { name: 'shout', args: 'room', description: 'Say it loudly.' },
      ],
    }),
  ).toEqual([
    {
      name: 'shout',
      description: 'Say it loudly.',
      versions: [
        { version: 0, args: [binary('room')], tags: [] },
        {
          ...{ version: 1, tags: [], module: 'mod_games' },
          args: [binary('room'), list('words', binary('word')), integer('times')],
          result: { name: 'res', type: { kind: 'restuple' } },
        },
      ],
    },
  ])
})

test.each([
  ['no list', {}, 'commands'],
  ['a name that is no word', { commands: [{ name: 'rm -rf' }] }, 'commands.0.name'],
  ['arguments in another notation', { commands: [{ name: 'a', args: 'user::binary' }] }, 'commands.0.args'],
  ['two results', { commands: [{ name: 'a', result: 'a, b' }] }, 'commands.0.result'],
  ['a key that is none', { commands: [{ name: 'a', arg: 'user' }] }, 'commands.0'],
])('says where a file is wrong: %s', (_, value, place) => {
  expect(read(value)).toMatchObject({ kind: 'not-found', message: expect.stringContaining(`at ${place}:`) })
})

test('says that a file is no JSON', () => {
  expect(readDefinitionFile('commands: []')).toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('JSON'),
  })
})
