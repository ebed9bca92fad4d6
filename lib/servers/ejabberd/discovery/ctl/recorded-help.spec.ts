import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { isInternal, LATEST, selectVersion } from '@/lib/commands/definition'
import type { Findings } from '../findings'
import { mergeFindings } from '../merge'
import { readCommandList } from './command-list'
import { readHelpPage } from './help-page'

/** What ejabberd 26.07 with all its modules printed, behind each line that was run. Its sentences are crossed out. */
const RECORDED = new Map(
  readFileSync('tests/fixtures/ctl/ejabberd-26.07.txt', 'utf8')
    .split(/^\$ ejabberdctl help /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)]
    }),
)
const facts = { release: '26.07', definitions: definitionsOf('26.07') }
const newest = (name: string) => selectVersion(facts.definitions.get(name) ?? [], LATEST)

describe('the recorded help of 26.07', () => {
  const listed = readCommandList(RECORDED.get('commands') ?? '') ?? []
  const shown = [...facts.definitions.values()].filter(([first]) => first && !isInternal(first))

  test('lists all its commands but those for its own use, with their arguments', () => {
    expect(listed).toEqual(
      shown
        .map(([first]) => ({
          name: first?.name,
          args: newest(first?.name ?? '')?.args.map(({ name }) => name),
        }))
        .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
    )
  })

  test('lists the same by tags, without arguments', () => {
    const byTags = readCommandList(RECORDED.get('--tags') ?? '')
    expect(byTags).toEqual(listed.map(({ name }) => ({ name })))
  })

  test('says of each what the facts say', () => {
    const commands = listed.flatMap(({ name }) => readHelpPage(RECORDED.get(name) ?? '') ?? [])
    // Asked for the help of its help, ejabberdctl explains itself.
    expect(listed.map(({ name }) => name).filter(name => !commands.some(one => one.name === name))).toEqual([
      'help',
    ])
    for (const { name, versions } of commands) {
      const { version, tags, module } = newest(name) ?? {}
      const [page] = versions
      expect({ name, version: page?.version, tags: page?.tags }).toEqual({ name, version, tags })
      expect([undefined, module]).toContain(page?.module)
    }
    const findings: Findings = { source: 'ctl', at: 1, software: 'ejabberd 26.07', commands, absent: [] }
    for (const [name, { versions, difference, isForeign }] of mergeFindings(facts, [findings])) {
      expect({ name, difference, isForeign }).toEqual({ name, difference: undefined, isForeign: false })
      expect(versions, name).toEqual(facts.definitions.get(name))
    }
  })
})

test.each(['', 'Failed RPC connection to the node\n     start stop', 'bash: docker: command not found'])(
  'a list of commands is not %j',
  text => {
    expect(readCommandList(text)).toBeUndefined()
  },
)
