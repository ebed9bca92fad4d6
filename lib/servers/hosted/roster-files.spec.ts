import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
let filesFolder: string
beforeAll(async () => {
  filesFolder = await mkdtemp(path.join(tmpdir(), 'switchboard-files-'))
  hosted = await startTestServer({ filesFolder })
})
afterAll(async () => {
  await hosted.stop()
  await rm(filesFolder, { recursive: true })
})

const host = 'localhost'
const file = 'roster.txt'
const put = (text: string) => writeFile(path.join(filesFolder, file), text)
const roster = (user: string) => hosted.value('get_roster', { user, host })
const contact = (jid: string, nick: string, groups: string[]) => ({
  jid,
  nick,
  subscription: 'both',
  pending: 'undefined',
  groups,
})

describe('contacts out of a file', () => {
  test('are added to one account, which is no contact of its own', async () => {
    await put(
      '% Verona\n[{<<"Romeo">>, <<"localhost">>, "A", "R"},\n {"juliet", "example.com", "A;B", "Jül"}].\n',
    )
    await hosted.value('push_roster', { file, user: 'romeo', host })
    expect(await roster('romeo')).toEqual([contact('juliet@example.com', 'Jül', ['A', 'B'])])
  })

  test('become contacts of one another', async () => {
    await put('[{"benvolio","localhost","G","B"},{"mercutio","localhost","H","M"}].')
    await hosted.value('push_roster_all', { file: path.join(filesFolder, file) })
    expect(await roster('benvolio')).toEqual([contact('mercutio@localhost', 'M', ['H'])])
    expect(await roster('mercutio')).toEqual([contact('benvolio@localhost', 'B', ['G'])])
  })

  test('are all added or none', async () => {
    await put('[{"tybalt","localhost","G","T"},{"paris","example.com","G","P"}].')
    expect(await hosted.run('push_roster_all', { file })).toMatchObject({ kind: 'crashed' })
    expect(await roster('tybalt')).toEqual([])
  })

  test.each(['', 'roster', '[{"a","b","c"}].', '[{"a b","localhost","c","d"}].', '[{a,b,c,d}].'])(
    '%#: what is no list of contacts is refused',
    async text => {
      await put(text)
      expect(await hosted.run('push_roster', { file, user: 'nurse', host })).toEqual({
        kind: 'crashed',
        reason: 'The file cannot be read, or is no list of {User, Server, Group, Nick}',
      })
    },
  )

  test('are read below the configured folder only, and the refusal says so', async () => {
    const run = (name: string, server = hosted) =>
      server.run('push_roster', { file: name, user: 'nurse', host })
    for (const name of ['/etc/passwd', '../x', '']) {
      expect(await run(name)).toEqual({
        kind: 'crashed',
        reason: 'The file is not in the folder that is configured for files',
      })
    }
    const without = await startTestServer()
    expect(await run(file, without)).toMatchObject({
      kind: 'crashed',
      reason: expect.stringMatching(/no folder/),
    })
    await without.stop()
  })
})
