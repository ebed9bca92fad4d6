import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listNamedFolder, readNamedFile, writeNamedFile } from './files'

const base = mkdtempSync(path.join(tmpdir(), 'switchboard-files-'))
const filesFolder = path.join(base, 'files')
beforeAll(() => {
  mkdirSync(path.join(filesFolder, 'inner'), { recursive: true })
  mkdirSync(path.join(base, 'files-too'))
  writeFileSync(path.join(filesFolder, 'inner', 'rooms'), 'a@conference.localhost\n')
  writeFileSync(path.join(base, 'secret'), 'secret')
  writeFileSync(path.join(base, 'files-too', 'secret'), 'secret')
  symlinkSync(path.join(base, 'secret'), path.join(filesFolder, 'link'))
  symlinkSync(base, path.join(filesFolder, 'away'))
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
    expect(await readNamedFile({ filesFolder }, 'missing')).toEqual({
      kind: 'crashed',
      reason: 'no such file or directory',
    }))
})

describe('a file that a command writes', () => {
  const place = { filesFolder }
  const read = (name: string) => readFileSync(path.join(filesFolder, name), 'utf8')

  test('appears below the configured folder when it is whole, for the operator only', async () => {
    async function* pieces() {
      yield 'one '
      expect(await listNamedFolder(place, 'inner')).not.toMatchObject({
        names: expect.arrayContaining(['out']),
      })
      yield new TextEncoder().encode('twö')
    }
    expect(await writeNamedFile(place, 'inner/out', pieces())).toBeUndefined()
    expect(read('inner/out')).toBe('one twö')
    expect(statSync(path.join(filesFolder, 'inner/out')).mode & 0o777).toBe(0o600)
    expect(await listNamedFolder(place, 'inner')).toEqual({ names: ['out', 'rooms'] })
  })

  test.each(['../out', '/tmp/switchboard-out', 'away/out', '../files-too/out'])(
    '%j is refused',
    async name => {
      expect(await writeNamedFile(place, name, ['x'])).toMatchObject({ kind: 'refused' })
      expect(existsSync(path.join(base, 'out'))).toBe(false)
    },
  )

  test('replaces a link and leaves alone what the link led to', async () => {
    symlinkSync(path.join(base, 'secret'), path.join(filesFolder, 'inner', 'trap'))
    expect(await writeNamedFile(place, 'inner/trap', ['x'])).toBeUndefined()
    expect(readFileSync(path.join(base, 'secret'), 'utf8')).toBe('secret')
    expect(read('inner/trap')).toBe('x')
  })

  test.each(['no such/out', 'inner'])('%j that cannot be written leaves nothing behind', async name => {
    expect(await writeNamedFile(place, name, ['x'])).toMatchObject({
      kind: 'crashed',
      reason: expect.any(String),
    })
    expect(await listNamedFolder(place, '.')).not.toMatchObject({
      names: expect.arrayContaining([expect.stringMatching(/part$/)]),
    })
  })
})
