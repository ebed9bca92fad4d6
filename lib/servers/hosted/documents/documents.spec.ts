import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseXml } from '@/lib/xml/parse'
import { startTestServer, type TestServer } from '../testing'

const filesFolder = mkdtempSync(path.join(tmpdir(), 'switchboard-documents-'))
const read = (name: string) => readFileSync(path.join(filesFolder, name), 'utf8')
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ filesFolder })
})
afterAll(async () => {
  await server.stop()
  rmSync(filesFolder, { recursive: true })
})

describe('documents about commands', () => {
  test('in Markdown have those that the expression matches, with their arguments and an example', async () => {
    const args = { file: 'commands.md', regexp: '^(register|get_roster)$', examples: 'java,json' }
    await server.value('gen_markdown_doc_for_commands', args)
    expect(read('commands.md').match(/^## .*$/gm)).toEqual(['## get_roster', '## register'])
    expect(read('commands.md')).toContain('- `password::binary`')
    expect(read('commands.md')).toContain('POST /api/register')
  })

  test('in HTML are well-formed, with every public command', async () => {
    await server.value('gen_html_doc_for_commands', { file: 'commands.html', regexp: '.', examples: '' })
    const text = read('commands.html')
    expect(parseXml(text.replace('<!DOCTYPE html>', ''))).toMatchObject({ ok: true })
    expect(text).toContain("<h2 id='register'>")
    expect(text).not.toContain("<h2 id='echo'>")
  })

  test('by tags list each command under its tags', async () => {
    await server.value('gen_markdown_doc_for_tags', { file: 'tags.md' })
    expect(read('tags.md')).toMatch(/## mnesia\n\n(- \w+\n)*- import_prosody\n/)
    expect(read('tags.md')).toMatch(/## sql\n\n(- \w+\n)*- import_prosody\n/)
  })

  test('as a manual page have nothing that the page would run', async () => {
    expect(await server.value('man')).toBe('The manual page was written to switchboard-commands.7')
    const requests = new Set(
      read('switchboard-commands.7')
        .match(/^[.'].*$/gm)
        ?.map(line => line.slice(0, 3)),
    )
    expect([...requests].sort()).toEqual(['.B ', '.SH', '.TH', '.TP'])
  })

  test.each([
    ['gen_markdown_doc_for_tags', { file: '/tmp/tags.md' }, { kind: 'refused' }],
    [
      'gen_html_doc_for_commands',
      { file: 'no/where', regexp: '.', examples: '' },
      { reason: 'no such file or directory' },
    ],
    ['gen_html_doc_for_commands', { file: 'x', regexp: '(', examples: '' }, { kind: 'crashed' }],
  ])('%s %j is refused', async (command, args, outcome) => {
    expect(await server.run(command, args)).toMatchObject(outcome)
  })
})
