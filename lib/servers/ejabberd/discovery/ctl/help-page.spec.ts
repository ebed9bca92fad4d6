import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definition } from '../arbitraries'
import { readHelpPage } from './help-page'
import { printHelpPage } from './help-page-printer'

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
