import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeArguments } from '@/lib/commands/decode'
import type { Definition } from '@/lib/commands/definition'
import { binary, integer, list, rescode, tuple } from '@/lib/commands/fields'
import { readJsonObject } from '@/lib/commands/json'
import { definition, withoutElementNames, word } from '../arbitraries'
import { readAnswer } from './answer'
import { type Ask, explore } from './explore'
import { bodyOf } from './question'

/** Answers as ejabberd's newest release does, by the hosted server's own reading of arguments; counts what would run. */
function serverWith(command: Definition | undefined, isKnownWord = (_: string) => true) {
  let accepted = 0
  const ask: Ask = async given => {
    const body = readJsonObject(new TextEncoder().encode(bodyOf(given)))
    if (!command || !body) return { kind: 'absent' }
    const decoded = decodeArguments(command, body, isKnownWord)
    if (decoded.kind === 'ok') accepted += 1
    const message = decoded.kind === 'bad-argument' ? decoded.message : ''
    return readAnswer({ status: 400, body: Buffer.from(JSON.stringify(message)) })
  }
  return { ask, accepted: () => accepted }
}

const listsOf = ({ args }: Definition) =>
  args.filter(({ type }) => type.kind === 'list').map(({ name }) => name)

const shout: Definition = {
  name: 'shout',
  version: 0,
  tags: [],
  module: 'mod_games',
  policy: 'restricted',
  args: [
    binary('room'),
    list('words', binary('word')),
    list('marks', tuple('mark', binary('a'), integer('b'))),
    integer('times'),
  ],
  renames: {},
  result: rescode('res'),
}

describe('exploring a command', () => {
  test('finds its arguments, their types and their order, and never runs it', async () => {
    await fc.assert(
      fc.asyncProperty(definition, fc.array(word), async (command, guesses) => {
        const server = serverWith(command)
        const explored = await explore(server.ask, [...guesses, ...listsOf(command)])
        expect(explored).toEqual({ kind: 'there', args: command.args.map(withoutElementNames) })
        expect(server.accepted()).toBe(0)
      }),
    )
  })

  test('finds lists only by their names', async () => {
    const { ask } = serverWith(shout)
    expect(await explore(ask, ['nodes'])).toEqual({ kind: 'there', args: [binary('room'), integer('times')] })
  })

  test('finds a list once, however often its name is guessed', async () => {
    const { ask } = serverWith({ ...shout, args: [list('words', binary('word'))] })
    expect(await explore(ask, ['words', 'words'])).toEqual({
      kind: 'there',
      args: [list('words', binary(''))],
    })
  })

  test('tells which of two lists of one type is the first', async () => {
    const command = { ...shout, args: [list('b', binary('x')), list('a', binary('x'))] }
    const { ask } = serverWith(command)
    expect(await explore(ask, ['a', 'b'])).toEqual({
      kind: 'there',
      args: command.args.map(withoutElementNames),
    })
  })

  test('a name that is no word to the server is no argument', async () => {
    const { ask } = serverWith(shout, word => word === '')
    expect(await explore(ask, ['nodes'])).toMatchObject({ kind: 'there' })
  })

  test('says that a command is not there', async () => {
    expect(await explore(serverWith(undefined).ask, [])).toEqual({ kind: 'absent' })
  })

  test.each([
    ['goes on to permission', { kind: 'unsafe', status: 403 }],
    ['runs', { kind: 'unsafe', status: 200 }],
    ['wants credentials', { kind: 'turned-away' }],
    ['is gone', { kind: 'unreachable', message: 'gone' }],
  ] as const)('stops at once where a request %s', async (_, said) => {
    let asked = 0
    const ask: Ask = async () => {
      asked += 1
      return asked === 3 ? said : { kind: 'missing', name: `a${asked}` }
    }
    expect(await explore(ask, ['x'])).toEqual({ kind: 'stop', said })
    expect(asked).toBe(3)
  })

  test('does not go round for ever with a server that always asks for one more', async () => {
    let asked = 0
    const ask: Ask = async given => {
      asked += 1
      if ([...given.values()].includes(false))
        return { kind: 'unfit', value: 'false', type: { kind: 'binary' } }
      return { kind: 'missing', name: `a${given.size}` }
    }
    expect(await explore(ask, [])).toEqual({ kind: 'there' })
    expect(asked).toBeLessThan(200)
  })
})
