import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { type Definition, isInternal, tagsOf } from '@/lib/commands/definition'
import type { Field, Type } from '@/lib/commands/types'
import { definition } from '../arbitraries'
import type { Findings } from '../findings'
import { fits } from '../fits'
import { mergeFindings } from '../merge'
import { readMarkdown } from './markdown'

/** As 23.01 lays it out, and as releases since 24.02 do; the words are ours. */
type Layout = 'old' | 'new'

function printed(type: Type): string {
  if (type.kind === 'list')
    return `[${type.of.type.kind === 'tuple' ? printed(type.of.type) : typed(type.of)}]`
  if (type.kind === 'tuple') return `{${type.fields.map(typed).join(', ')}}`
  return type.kind === 'integer' || type.kind === 'rescode' ? 'integer' : 'string'
}
const typed = ({ name, type }: Field) => `${name}::${printed(type)}`

function section(command: Definition, words: string, layout: Layout): string {
  const line = ({ name, type }: Field) => `- *${name}* :: ${printed(type)}${words ? ` : ${words}` : ''}\n`
  const link = (word: string, layoutOf: Layout) =>
    layoutOf === 'old' ? `\n\n\n*\`${word}\`* \n` : `\n[${word}](admin-tags.md#${word})\n`
  const note =
    layout === 'old'
      ? "<div class='note-down'>added in 22.05</div>\n"
      : '<!-- md:version added in [24.02](../x.md) -->\n*Note* about this command: added in 24.02.\n'
  return [
    layout === 'old' ? note : '',
    `\n## ${command.name}${layout === 'new' ? ' 🟠' : ''}\n\n`,
    layout === 'new' ? note : '',
    `\nPlay a game\n\n\nAs often as you like.\n\n__Arguments:__\n\n${command.args.map(line).join('')}`,
    `\n__Result:__\n\n${line(command.result)}`,
    `\n__Tags:__\n${tagsOf(command)
      .map(tag => link(tag, layout))
      .join(', ')}`,
    `\n__Module:__\n${link(command.module, layout)}`,
    '\n__Examples:__\n\n\n~~~ json\n    POST /api/play\n    - *not* :: one\n~~~\n\n\n',
  ].join('')
}

describe('documentation in Markdown', () => {
  test('says what the definitions say, as far as it can', () => {
    const words = fc.constantFrom('', 'What for: see there', 'Status code (`0` or `1`)')
    fc.assert(
      fc.property(
        fc.array(definition, { maxLength: 4 }),
        words,
        fc.constantFrom<Layout>('old', 'new'),
        (commands, said, layout) => {
          const read = readMarkdown(
            `# Title\n\nText.\n${commands.map(one => section(one, said, layout)).join('\n')}`,
          )
          expect(read.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
          for (const [index, command] of commands.entries()) {
            const found = read[index]?.versions[0]
            if (!found) throw new Error('nothing read')
            expect(fits(found, command, 'docs')).toBe(true)
            expect(found).toMatchObject({
              version: command.version,
              tags: command.tags,
              module: command.module,
            })
            expect(read[index]?.description).toMatch(/^Play a game\n+As often as you like\.$/)
          }
        },
      ),
    )
  })

  test.each([
    ['res', 'integer', 'Status code (`0` on success, `1` otherwise)', 'rescode'],
    ['res', 'integer', 'How many', 'integer'],
    ['res', 'string', 'Raw result string', 'restuple'],
    ['text', 'string', 'Some text', 'string'],
  ])('a result %s :: %s : %s is %s', (name, type, words, kind) => {
    const text = `## play\n\n__Arguments:__\n\n\n__Result:__\n\n- *${name}* :: ${type} : ${words}\n\n__Tags:__\n`
    expect(readMarkdown(text)[0]?.versions[0]?.result).toEqual({ name, type: { kind } })
  })

  test('tells other arguments from those it has', () => {
    fc.assert(
      fc.property(definition, definition, (one, other) => {
        fc.pre(
          JSON.stringify(one.args.map(({ name }) => name)) !==
            JSON.stringify(other.args.map(({ name }) => name)),
        )
        const found = readMarkdown(section(one, '', 'new'))[0]?.versions[0]
        expect(found && fits(found, { ...other, result: one.result }, 'docs')).toBe(false)
      }),
    )
  })

  test('that a 26.07 wrote at run time has all its commands but those for its own use, and nothing different', () => {
    const facts = { release: '26.07', definitions: definitionsOf('26.07') }
    // Its sentences are crossed out: they are ejabberd's.
    const commands = readMarkdown(readFileSync('tests/fixtures/docs/ejabberd-26.07.md', 'utf8'))
    const shown = [...facts.definitions.values()].filter(([first]) => first && !isInternal(first))
    expect(commands.map(({ name }) => name).sort()).toEqual(shown.map(([first]) => first?.name).sort())
    const findings: Findings = { source: 'docs', at: 1, software: 'ejabberd 26.07', commands, absent: [] }
    for (const [name, { versions, difference, isForeign }] of mergeFindings(facts, [findings])) {
      expect({ name, difference, isForeign }).toEqual({ name, difference: undefined, isForeign: false })
      expect(versions, name).toEqual(facts.definitions.get(name))
    }
    expect(commands.filter(({ description }) => description?.includes('Note'))).toEqual([])
  })

  test.each([
    '',
    '# A readme\n\nText',
    '## install\n\nRun this.',
    '## x\n\n__Arguments:__\n\n- *a* :: float\n\n__Result:__\n',
  ])('finds no command in %j', text => {
    expect(readMarkdown(text)).toEqual([])
  })
})
