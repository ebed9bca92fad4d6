import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions } from '@/lib/commands/compare'
import { changesBetween, historyOf } from './changes'
import { definitionsOf, LATEST_RELEASE, RELEASES } from './facts'

const release = fc.constantFrom(...RELEASES)

describe('the history of a command', () => {
  test('says when it came, and what each release did to it', () => {
    expect(historyOf('get_ban_details')).toMatchObject({ since: '24.06', orBefore: false })
    const history = historyOf('add_rosteritem')
    expect(history).toMatchObject({ since: '20.04', orBefore: true })
    expect(history?.changes[0]).toMatchObject({
      release: '24.02',
      differences: [
        { kind: 'version-added', version: 1 },
        { kind: 'argument-removed', argument: { name: 'group' } },
        { kind: 'argument-added', argument: { name: 'groups' } },
      ],
    })
  })

  test('tells a new name from a new argument where the former one is still accepted', () => {
    expect(historyOf('destroy_room')?.changes).toEqual([
      {
        release: '24.12',
        differences: [{ kind: 'argument-renamed', version: 0, from: 'name', to: 'room' }],
      },
    ])
  })

  test('tells a new type', () => {
    expect(historyOf('set_presence')?.changes.flatMap(({ differences }) => differences)).toContainEqual({
      ...{ kind: 'argument-retyped', version: 1, argument: 'priority' },
      ...{ from: { kind: 'binary' }, to: { kind: 'integer' } },
    })
  })

  test('a command that is not ejabberd’s has none', () => {
    expect(historyOf('constructor')).toBeUndefined()
  })

  test('names a change exactly where two releases that follow each other differ', () => {
    // The policy is no part of what a client sees.
    const seen = (release: string, command: string) =>
      JSON.stringify(
        definitionsOf(release)
          .get(command)
          ?.map(({ policy: _, tags, ...definition }) => ({ ...definition, tags: tags.toSorted() })),
      )
    for (const command of definitionsOf(LATEST_RELEASE).keys()) {
      const changed = RELEASES.filter((release, at) => {
        const before = RELEASES[at - 1]
        if (before === undefined || !definitionsOf(before).has(command)) return false
        return seen(before, command) !== seen(release, command)
      })
      expect(
        historyOf(command)?.changes.map(({ release }) => release),
        command,
      ).toEqual(changed)
    }
  })
})

describe('an upgrade', () => {
  test('from a release to itself changes nothing, and one back undoes what one forth does', () => {
    fc.assert(
      fc.property(release, release, (from, to) => {
        expect(changesBetween(from, from).size).toBe(0)
        const [forth, back] = [changesBetween(from, to), changesBetween(to, from)]
        expect([...back.keys()]).toEqual([...forth.keys()])
      }),
    )
  })

  test('names every command that came, and only those as new', () => {
    fc.assert(
      fc.property(release, release, (from, to) => {
        const added = [...changesBetween(from, to)]
          .filter(([, differences]) => differences.some(({ kind }) => kind === 'command-added'))
          .map(([name]) => name)
        const names = [...definitionsOf(to).keys()].filter(name => !definitionsOf(from).has(name))
        expect(added.sort()).toEqual(names.sort())
      }),
    )
  })
})

test('a command that is nowhere has no differences, and one that goes is removed', () => {
  const some = definitionsOf(LATEST_RELEASE).get('status')
  expect(compareVersions(undefined, undefined)).toEqual([])
  expect(compareVersions(some, undefined)).toEqual([{ kind: 'command-removed' }])
  expect(compareVersions(undefined, some)).toEqual([{ kind: 'command-added' }])
})
