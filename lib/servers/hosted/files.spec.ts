import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readNamedFile } from './files'

const base = mkdtempSync(path.join(tmpdir(), 'switchboard-files-'))
const filesFolder = path.join(base, 'files')
beforeAll(() => {
  mkdirSync(path.join(filesFolder, 'inner'), { recursive: true })
  mkdirSync(path.join(base, 'files-too'))
  writeFileSync(path.join(filesFolder, 'inner', 'rooms'), 'a@conference.localhost\n')
  writeFileSync(path.join(base, 'secret'), 'secret')
  writeFileSync(path.join(base, 'files-too', 'secret'), 'secret')
  symlinkSync(path.join(base, 'secret'), path.join(filesFolder, 'link'))
})
afterAll(() => rmSync(base, { recursive: true }))

describe('a file that a command names', () => {
  test('is read below the configured folder', async () => {
    const read = { text: 'a@conference.localhost\n' }
    expect(await readNamedFile({ filesFolder }, 'inner/rooms')).toEqual(read)
    expect(await readNamedFile({ filesFolder }, path.join(filesFolder, 'inner/rooms'))).toEqual(read)
  })

  test.each(['../secret', '/etc/passwd', 'inner/../../secret', '../files-too/secret', 'link', '.', ''])(
    '%j is refused',
    async name => expect(await readNamedFile({ filesFolder }, name)).toMatchObject({ kind: 'refused' }),
  )

  test('is not read where no folder is configured', async () =>
    expect(await readNamedFile({}, path.join(filesFolder, 'inner/rooms'))).toMatchObject({ kind: 'refused' }))

  test('that cannot be read makes the command fall over, as with ejabberd', async () =>
    expect(await readNamedFile({ filesFolder }, 'missing')).toEqual({ kind: 'crashed' }))
})
