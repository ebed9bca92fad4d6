import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { isInternal, type Versions } from '@/lib/commands/definition'
import { binary, integer, list, rescode } from '@/lib/commands/fields'
import type { Field } from '@/lib/commands/types'
import { args as someArgs } from './arbitraries'
import type { Findings, FoundCommand } from './findings'
import { mergeFindings } from './merge'

const facts = { release: '23.01', definitions: definitionsOf('23.01') }
const newest = { release: '26.07', definitions: definitionsOf('26.07') }

const found = (
  source: Findings['source'],
  commands: readonly FoundCommand[],
  more: Partial<Findings> = {},
): Findings => ({
  ...{ source, at: 1, software: 'ejabberd 23.01', commands, absent: [] },
  ...more,
})
const one = (name: string, ...versions: FoundCommand['versions']): FoundCommand => ({ name, versions })
const merge = (...findings: Findings[]) => mergeFindings(facts, findings)
/** Everything of the facts, as asking finds it. */
const asAsked = (known: ReadonlyMap<string, Versions>): FoundCommand[] =>
  [...known].map(([name, versions]) => one(name, ...versions.map(({ version, args }) => ({ version, args }))))

describe('without any findings', () => {
  test('all is as the facts say, and nobody has looked', () => {
    const merged = merge()
    expect([...merged.keys()]).toEqual([...facts.definitions.keys()].sort())
    for (const [name, known] of merged) {
      expect(known).toMatchObject({
        state: 'unasked',
        isForeign: false,
        source: 'Bundled facts of ejabberd 23.01',
      })
      expect(known.versions).toEqual(facts.definitions.get(name))
    }
  })
})

test('a list of all commands says nothing of those that no list of ejabberd shows', () => {
  const listed = [...newest.definitions.values()].filter(([first]) => first && !isInternal(first))
  const commands = listed.map(([first]) => one(first?.name ?? ''))
  const states = [...mergeFindings(newest, [found('ctl', commands, { absent: 'others' })]).values()]
  expect(states.filter(({ state }) => state === 'absent')).toEqual([])
  const unasked = states.filter(({ state }) => state === 'unasked').map(({ name }) => name)
  expect(unasked).toEqual([...newest.definitions.keys()].filter(name => !commands.some(c => c.name === name)))
  expect(unasked).toContain('webadmin_muc')
})

test('who knows a command by its name alone confirms nothing of it', () => {
  const commands = [one('register'), one('status', { version: 0, args: [] })]
  const merged = merge(found('ctl', commands))
  expect(merged.get('register')).toMatchObject({ state: 'there', source: 'Bundled facts of ejabberd 23.01' })
  expect(merged.get('status')?.source).toContain('confirmed by ejabberdctl')
})

describe('asking', () => {
  test.each([facts, newest])(
    'that finds the facts of $release changes nothing but that they are there',
    release => {
      const merged = mergeFindings(release, [found('probe', asAsked(release.definitions))])
      for (const [name, known] of merged) {
        expect(known.versions, name).toEqual(release.definitions.get(name))
        expect(known, name).toMatchObject({ state: 'there', isForeign: false })
        expect(known.difference, name).toBeUndefined()
      }
      expect(merged.get('register')?.source).toBe(
        `Bundled facts of ejabberd ${release.release}, confirmed by asking this server`,
      )
    },
  )

  test('that finds no command of a module says that the module is not loaded', () => {
    const rooms = [...facts.definitions]
      .filter(([, [first]]) => first?.module === 'mod_muc_admin')
      .map(([name]) => name)
    const merged = merge(found('probe', [], { absent: rooms }))
    expect(merged.get('create_room')).toMatchObject({
      state: 'absent',
      reason: 'mod_muc_admin is not loaded on this server.',
    })
    expect([...merged.values()].filter(({ state }) => state === 'absent')).toHaveLength(rooms.length)
  })

  test('that misses one command of a module, or one without a module, says just that', () => {
    const merged = merge(found('probe', [], { absent: ['create_room', 'register'] }))
    for (const name of ['create_room', 'register']) {
      expect(merged.get(name)?.reason).toBe('This server does not have it; ejabberd 23.01 does.')
    }
  })

  test('that finds other arguments is right about them, and it is said', () => {
    const merged = merge(
      found('probe', [one('register', { version: 0, args: [binary('user'), integer('host')] })]),
    )
    expect(merged.get('register')).toMatchObject({
      source: 'From asking this server',
      difference: 'Takes (user, host: integer) here, (user, host, password) in ejabberd 23.01.',
      versions: [
        { args: [binary('user'), integer('host')], result: { name: 'res', type: { kind: 'restuple' } } },
      ],
    })
  })

  test('a third party’s command has the arguments that were found; its result is shown as it comes', () => {
    fc.assert(
      fc.property(someArgs, args => {
        const known = merge(found('probe', [one('shout', { version: 0, args })])).get('shout')
        expect(known).toMatchObject({ isForeign: true, state: 'there', source: 'From asking this server' })
        expect(known?.versions).toMatchObject([{ args, result: { type: { kind: 'any' } } }])
      }),
    )
  })

  test('a third party’s command that is gone is not listed any more', () => {
    const described = found('docs', [one('shout', { version: 0, args: [] })])
    expect(merge(described).has('shout')).toBe(true)
    expect(merge(described, found('probe', [], { absent: ['shout'] })).has('shout')).toBe(false)
  })
})

describe('several sources', () => {
  const shoutByCtl = {
    ...one('shout', {
      version: 0,
      args: [binary('room'), list('words', binary('word'))],
      result: rescode('res'),
      tags: ['games'],
      module: 'mod_games',
    }),
    description: 'Shout it.',
  }

  test('ejabberdctl knows the list that asking does not find', () => {
    const asked = found('probe', [one('shout', { version: 0, args: [binary('room')] })])
    const known = merge(asked, found('ctl', [shoutByCtl], { absent: 'others' })).get('shout')
    expect(known).toMatchObject({ source: 'From ejabberdctl of this server', description: 'Shout it.' })
    expect(known?.versions).toMatchObject([shoutByCtl.versions[0] ?? {}])
  })

  test('asking is right about an account that a page leaves out', () => {
    const asked = found('probe', [
      one('shout', { version: 0, args: [binary('user'), binary('host'), binary('room')] }),
    ])
    const [version] =
      merge(asked, found('ctl', [shoutByCtl], { absent: 'others' })).get('shout')?.versions ?? []
    expect(version).toMatchObject({
      args: [binary('user'), binary('host'), binary('room')],
      result: rescode('res'),
    })
  })

  test('a file of definitions is right about everything', () => {
    const file = found('file', [one('shout', { version: 0, args: [integer('x')], result: integer('n') })])
    const known = merge(found('ctl', [shoutByCtl]), file).get('shout')
    expect(known?.source).toBe('From the definition file')
    expect(known?.versions).toMatchObject([{ args: [integer('x')], result: integer('n') }])
  })

  test('whoever looked last says what is there', () => {
    const early = found('ctl', [shoutByCtl], { absent: 'others', at: 1 })
    const late = found('probe', [], { absent: ['shout', 'register'], at: 2 })
    expect(merge(early, late).has('shout')).toBe(false)
    expect(merge(early, late).get('register')?.state).toBe('absent')
    expect(merge({ ...early, at: 3 }, late).get('shout')?.state).toBe('there')
  })

  test('a page that does not show the account of a command of older releases does not contradict', () => {
    const page = one('get_offline_count', { version: 0, args: [], result: integer('value') })
    expect(
      merge(found('ctl', [page], { absent: 'others' })).get('get_offline_count')?.difference,
    ).toBeUndefined()
  })
})

describe('a form of an ad-hoc command', () => {
  const asked = [binary('game'), integer('sides')]
  const form: Field[] = [binary('game'), list('nodes', binary('')), binary('sides')]
  const merged = (formArgs: Field[]) =>
    merge(
      found('probe', [one('throw_dice', { version: 0, args: asked })]),
      found('adhoc', [one('throw_dice', { version: 0, args: formArgs, module: 'mod_dice' })]),
    ).get('throw_dice')?.versions[0]

  test('adds to what asking found the lists whose names nobody could guess, and the module', () => {
    expect(merged(form)).toMatchObject({
      ...{ module: 'mod_dice', args: [binary('game'), list('nodes', binary('')), integer('sides')] },
    })
  })

  test('that speaks of other arguments is not believed about them', () => {
    expect(merged([binary('sides'), binary('game')])?.args).toEqual(asked)
    expect(merged([binary('game'), binary('sides'), binary('more')])?.args).toEqual(asked)
    expect(merged([])?.args).toEqual(asked)
  })
})
