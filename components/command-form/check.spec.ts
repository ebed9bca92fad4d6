import { describe, expect, test } from 'vitest'
import { any, binary, integer, list, tuple } from '@/lib/commands/fields'
import type { ArgumentNote, CommandNotes } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { checkForm } from './check'
import { blankFields, formPath } from './model'

const notesOf = (args: Record<string, Partial<ArgumentNote>>): CommandNotes => ({
  summary: 'Do something',
  effect: 'write',
  args: Object.fromEntries(
    Object.entries(args).map(([name, note]) => [name, { label: name, meaning: 'text', ...note }]),
  ),
})

const about = (args: Record<string, Partial<ArgumentNote>>) => ({ notes: notesOf(args), version: 0 })

const problem = (field: Field, value: string | null, note: Partial<ArgumentNote>) =>
  checkForm([field], { [field.name]: value }, about({ [field.name]: note }))[0]?.message

describe('before anything is sent', () => {
  test('every scalar must be filled in, at any depth; a list may stay empty', () => {
    const args = [
      binary('user'),
      list('groups', binary('group')),
      tuple('at', integer('days'), binary('unit')),
    ]
    const problems = checkForm(args, blankFields(args), about({}))
    expect(problems.map(({ path, blank }) => [formPath(path), blank])).toEqual([
      ['user', true],
      ['at.days', true],
      ['at.unit', true],
    ])
    expect(
      checkForm([args[1] as Field], { groups: [{ value: 'A' }, { value: null }] }, about({})).map(
        ({ path }) => formPath(path),
      ),
    ).toEqual(['groups.1.value'])
  })

  test('empty text passes where a person said so, whatever the argument means', () => {
    expect(problem(binary('user'), '', { meaning: 'user' })).toBeUndefined()
    expect(problem(binary('type'), '', { meaning: 'choice', choices: ['a'] })).toBeUndefined()
  })

  const examples = [
    ['an integer of any size', integer('n'), '-123456789012345678901234567890', {}, true],
    ['a signed integer', integer('n'), '+5', {}, true],
    ['a fraction', integer('n'), '1.5', {}, false],
    ['digits with a space', integer('n'), ' 5', {}, false],
    ['an account name', binary('user'), 'José', { meaning: 'user' }, true],
    ['an account with its host', binary('user'), 'alice@localhost', { meaning: 'user' }, false],
    ['an account name with a space', binary('user'), 'al ice', { meaning: 'user' }, false],
    ['a host', binary('host'), 'xmpp.example.org', { meaning: 'host' }, true],
    ['a JID as a host', binary('host'), 'a@b', { meaning: 'host' }, false],
    ['a full JID', binary('jid'), 'a@b/c d', { meaning: 'jid' }, true],
    ['a host as a JID', binary('jid'), 'localhost', { meaning: 'jid' }, true],
    ['a JID with two @', binary('jid'), 'a@b@c', { meaning: 'jid' }, false],
    ['a JID that ends in a slash', binary('jid'), 'a@b/', { meaning: 'jid' }, false],
    ['a host as a room’s JID', binary('room'), 'localhost', { meaning: 'room-jid' }, false],
    ['one of the choices', binary('x'), 'both', { meaning: 'choice', choices: ['both'] }, true],
    ['none of the choices', binary('x'), 'all', { meaning: 'choice', choices: ['both'] }, false],
    ['none of open choices', binary('x'), 'all', { meaning: 'choice', choices: ['both'], open: true }, true],
    ['JSON', any('q'), '{"a": 1}', {}, true],
    ['what is no JSON', any('q'), '{a: 1}', {}, false],
  ] as const
  test.each(examples.filter(([, , , , fits]) => fits))('%s passes', (_, field, text, note) => {
    expect(problem(field, text, note)).toBeUndefined()
  })
  test.each(examples.filter(([, , , , fits]) => !fits))('%s is refused', (_, field, text, note) => {
    expect(problem(field, text, note)).toBeDefined()
  })

  test('XML is judged by the browser', () => {
    const context = { ...about({ x: { meaning: 'xml' } }), xmlProblem: () => 'Line 1: unclosed.' }
    expect(checkForm([binary('x')], { x: '<a>' }, context)).toEqual([
      { path: ['x'], message: 'Line 1: unclosed.' },
    ])
  })

  test('an element of a list is judged by its list’s note where it has none', () => {
    const context = about({ users: { meaning: 'jid' } })
    const problems = checkForm([list('users', binary('jid'))], { users: [{ value: 'a@b@c' }] }, context)
    expect(problems.map(({ path }) => formPath(path))).toEqual(['users.0.value'])
  })
})
