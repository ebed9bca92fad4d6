import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLibsql } from './libsql'
import { MIGRATIONS, migrate } from './migrate'
import type { Param } from './prepared'
import { openStore } from './store'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const account = { username: 'romeo', server_host: 'localhost', type: 1, password: 'x' }

describe('the store', () => {
  test('keeps what was written, in a file that others cannot read', async () => {
    const first = await openStore({ dataFolder: join(folder, 'data') })
    await first.db.insertInto('users').values(account).execute()
    await first.close()
    expect(statSync(join(folder, 'data', 'switchboard.db')).mode & 0o077).toBe(0)

    const again = await openStore({ dataFolder: join(folder, 'data') })
    const rows = await again.db.selectFrom('users').selectAll().execute()
    await again.close()
    expect(rows).toMatchObject([{ ...account, serverkey: '', salt: '', iterationcount: 0 }])
    expect(rows[0]?.created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  })

  test('a prepared query sees what is committed and nothing of a transaction under way', async () => {
    const store = await openStore({ dataFolder: folder })
    const password = store.prepare((db, param: Param<{ user: string }>) =>
      db.selectFrom('users').select('password').where('username', '=', param('user')).where('type', '=', 1),
    )
    expect(await password.first({ user: 'romeo' })).toBeUndefined()
    await store.db.transaction().execute(async trx => {
      await trx.insertInto('users').values(account).execute()
      expect(await password.first({ user: 'romeo' })).toBeUndefined()
    })
    expect(await password.first({ user: 'romeo' })).toEqual({ password: 'x' })
    await store.db.updateTable('users').set({ password: 'y' }).execute()
    expect(await password.all({ user: 'romeo' })).toEqual([{ password: 'y' }])
    await store.close()
  })

  test('works in memory', async () => {
    const store = await openStore({ memory: true })
    await store.db.insertInto('users').values(account).execute()
    const all = store.prepare(db => db.selectFrom('users').select('username'))
    expect(await all.all({})).toEqual([{ username: 'romeo' }])
    await store.close()
  })

  test('names the file that is no database', async () => {
    const file = join(folder, 'switchboard.db')
    writeFileSync(file, 'This is a letter, and rather longer than a hundred bytes. '.repeat(20))
    await expect(openStore({ file })).rejects.toThrow(file)
  })
})

describe('the schema', () => {
  test('an interrupted step leaves nothing behind, and the next start takes it again', async () => {
    const { db, close } = openLibsql(join(folder, 'a.db'))
    const broken = {
      name: '003-broken',
      up: async (trx: typeof db) => {
        await trx.schema.createTable('half').addColumn('id', 'integer').execute()
        throw new Error('power cut')
      },
    }
    await expect(migrate(db, [...MIGRATIONS, broken as never])).rejects.toThrow('power cut')
    const whole = { name: '003-broken', up: async () => {} }
    const tables = async () => (await db.introspection.getTables()).map(table => table.name)
    expect(await tables()).toContain('console_run')
    expect(await tables()).not.toContain('half')
    await migrate(db, [...MIGRATIONS, whole])
    await migrate(db, [...MIGRATIONS, whole])
    await close()
  })

  test('a process that is killed amid a step leaves a database that the next one completes', async () => {
    const file = join(folder, 'a.db')
    const { db, close } = openLibsql(file)
    const slow = {
      name: '001-ejabberd',
      up: async (trx: typeof db) => {
        await trx.schema.createTable('half').addColumn('id', 'integer').execute()
        // What a crash now would leave on the disk.
        for (const end of ['', '-wal']) {
          if (existsSync(file + end)) copyFileSync(file + end, join(folder, `crashed.db${end}`))
        }
      },
    }
    await migrate(db, [slow as never])
    await close()
    const store = await openStore({ file: join(folder, 'crashed.db') })
    const names = (await store.db.introspection.getTables()).map(table => table.name)
    await store.close()
    expect(names).toContain('users')
    expect(names).not.toContain('half')
  })

  test('a database of a newer version is refused with a word on what to do, and left alone', async () => {
    const file = join(folder, 'a.db')
    const { db, close } = openLibsql(file)
    await migrate(db, [...MIGRATIONS, { name: '900-future', up: async () => {} }])
    await close()
    await expect(openStore({ file })).rejects.toThrow(/newer Switchboard.*900-future/s)
  })
})
