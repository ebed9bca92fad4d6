import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf } from '@/lib/catalog/facts'
import { selectVersion, tagsOf } from '@/lib/commands/definition'
import { definition } from '../arbitraries'
import { fits } from '../fits'
import { readHelpPage } from './help-page'
import { printHelpPage } from './help-page-printer'
import { readTagList } from './tag-list'

const words = fc.record({
  description: fc.constantFrom('Does it.', 'Does it.\n\n  Tags: not these\n\nAnd more.', 'Note: careful'),
  argument: fc.constantFrom(undefined, 'what it is for', 'one of a, b: c'),
  example: fc.constantFrom(undefined, 'a "b c"', 'a\n           b'),
  note: fc.constantFrom(undefined, 'added in 24.02'),
})

describe('a page of help', () => {
  test('is read back as it is printed, by releases old and new', () => {
    fc.assert(
      fc.property(definition, words, fc.constantFrom('Result', 'Returns'), (command, said, title) => {
        const { name, version, tags, module, args, result } = command
        expect(readHelpPage(printHelpPage(command, said, title))).toEqual({
          name,
          versions: [{ version, tags, module, args, result }],
          description: said.description,
        })
      }),
    )
  })

  test('a module that is not told is left out, and what ejabberdctl says of itself too', () => {
    const page = [
      '  Command Name: join_games\n',
      '  Arguments: node::binary\n             ',
      '  Returns: res::rescode\n',
      '  Tags: games cluster\n',
      '  Module: unknown\n',
      '  Description: Join the games\n',
      '  Note: This command cannot be executed using ejabberdctl. Try ejabberd_xmlrpc.\n',
    ].join('\n')
    expect(readHelpPage(page)).toEqual({
      name: 'join_games',
      versions: [
        {
          version: 0,
          tags: ['games', 'cluster'],
          args: [{ name: 'node', type: { kind: 'binary' } }],
          result: { name: 'res', type: { kind: 'rescode' } },
        },
      ],
      description: 'Join the games',
    })
  })

  test.each([
    '',
    "No tag or command matches 'x'\n",
    '  Command Name: x\n\n  Arguments: what\n\n  Result: y\n',
  ])('is not %j', text => {
    expect(readHelpPage(text)).toBeUndefined()
  })
})

/** What a real ejabberd 26.07 printed; `{{…}}` stands for its words. */
describe('the recorded help of 26.07', () => {
  interface Step {
    readonly ctl: { readonly argv: readonly string[] }
    readonly expect: { readonly stdout: string | { readonly $template?: string } }
  }
  const recorded = JSON.parse(readFileSync('conformance/public/ctl-help.json', 'utf8')) as { steps: Step[] }
  const pages = recorded.steps.flatMap(({ ctl, expect: { stdout } }) => {
    const template = typeof stdout === 'string' ? stdout : (stdout.$template ?? '')
    const text = template
      .replaceAll(/\{\{\[\\s\\S\]\*\?\\n\\s\*\\n\}\}/g, ' a b\n\n')
      .replaceAll(/\{\{.*?\}\}/g, 'words')
    return text.startsWith('  Command Name: ') ? [{ name: ctl.argv[1] ?? '', text }] : []
  })
  const facts = definitionsOf('26.07')

  test('has pages', () => expect(pages.length).toBeGreaterThan(8))

  test.each(pages)('the page of $name says what the facts say', ({ name, text }) => {
    const known = selectVersion(facts.get(name) ?? [], 1000)
    const found = readHelpPage(text)?.versions[0]
    if (!known || !found) throw new Error(`${name} was not read`)
    expect(fits(found, known, 'ctl')).toBe(true)
    expect({ version: found.version, tags: found.tags }).toEqual({ version: known.version, tags: known.tags })
  })

  test('the list by tags has all commands of the modules that were loaded, and no others', () => {
    const list = recorded.steps.find(({ ctl }) => ctl.argv.join(' ') === 'help --tags')?.expect.stdout
    const names = readTagList(String(list)) ?? []
    expect(names.filter(name => !facts.has(name))).toEqual([])
    const modules = new Set(names.map(name => facts.get(name)?.[0]?.module))
    const expected = [...facts]
      .filter(([, versions]) => modules.has(versions[0]?.module))
      .filter(([, versions]) => !versions.some(one => tagsOf(one).includes('internal')))
      .map(([name]) => name)
    expect(names).toEqual(expected.sort())
  })
})

test.each(['', 'Failed RPC connection to the node\n     start stop', 'bash: docker: command not found'])(
  'a list by tags is not %j',
  text => {
    expect(readTagList(text)).toBeUndefined()
  },
)
