import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '@/lib/commands/definition'
import { binary, integer, list, rescode, tuple } from '@/lib/commands/fields'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { filledForm } from './form-arbitraries'
import { formFromLink, linkFromForm } from './link'
import { spokenPath } from './model'

const define = (args: readonly Field[], renames = {}): Definition => ({
  name: 'some_command',
  version: 0,
  tags: [],
  module: 'mod_some',
  policy: 'admin',
  args,
  renames,
  result: rescode('res'),
})

const notes = (...secrets: string[]): CommandNotes => ({
  summary: 'Do something',
  effect: 'write',
  args: Object.fromEntries(
    secrets.map(name => [name, { label: name, meaning: 'password' as const, secret: true }]),
  ),
})

const throughAddress = (prefill: Readonly<Record<string, string>>) =>
  new URLSearchParams(new URLSearchParams(prefill).toString())

describe('a link to a filled form', () => {
  test('opens the same form', () => {
    fc.assert(
      fc.property(filledForm(true), ({ args, values }) => {
        const definition = define(args)
        const link = throughAddress(linkFromForm(definition, notes(), values))
        expect(formFromLink(definition, notes(), link)).toEqual({ values, problems: [] })
      }),
    )
  })

  test('carries no secret, at whatever depth, and takes none', () => {
    const definition = define([
      binary('user'),
      binary('password'),
      list('clients', tuple('client', binary('id'), binary('secret'))),
      list('tokens', binary('token')),
    ])
    const secret = notes('password', 'secret', 'token')
    const link = linkFromForm(definition, secret, {
      user: 'alice',
      password: 'pw-1',
      clients: [{ value: { id: 'web', secret: 'pw-2' } }],
      tokens: [{ value: 'pw-3' }],
    })
    expect(link).toEqual({ user: 'alice', clients: '[{"id":"web"}]' })

    const opened = formFromLink(
      definition,
      secret,
      throughAddress({ password: 'pw', clients: '[{"id":"web","secret":"pw"}]', tokens: '["pw"]' }),
    )
    expect(JSON.stringify(opened.values)).not.toContain('pw')
    expect(opened.problems.map(problem => spokenPath(problem.path))).toEqual(['password'])
  })

  test('is read as ejabberd’s GET is: text, and lists as JSON; a former name is understood', () => {
    const definition = define([binary('user'), integer('days'), list('groups', binary('group'))], {
      account: 'user',
    })
    const link = throughAddress({ account: 'alice', days: '31', groups: '["A, B","C"]', 'api-version': '1' })
    expect(formFromLink(definition, notes(), link)).toEqual({
      values: { user: 'alice', days: '31', groups: [{ value: 'A, B' }, { value: 'C' }] },
      problems: [],
    })
  })

  test('says what of it could not be used', () => {
    const definition = define([integer('days'), list('groups', binary('group'))])
    const { problems } = formFromLink(
      definition,
      notes(),
      throughAddress({ days: 'x', groups: 'A', user: 'a' }),
    )
    expect(problems.map(problem => spokenPath(problem.path))).toEqual(['groups', 'user', 'days'])
  })
})
