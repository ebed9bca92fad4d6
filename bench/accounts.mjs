import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { FILLED, PASSWORD } from './jobs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Accounts of that number for tests of size: "user000001" and so on. */
export const nameOf = n => `user${String(n).padStart(6, '0')}`

/** Makes an SQLite file with ejabberd's tables and the accounts of `FILLED` in it, or others: number by virtual host. */
export async function fillFile(file, numbers = FILLED) {
  // Below the repository, where the driver is found.
  const outfile = path.join(root, 'dist', 'bench-store.mjs')
  await build({
    entryPoints: [path.join(root, 'lib/store/store.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' },
    alias: { '@': root },
  })
  const { openStore } = await import(pathToFileURL(outfile).href)
  const store = await openStore({ file })
  for (const [host, number] of Object.entries(numbers)) {
    await sql`with recursive counted(n) as (select 1 union all select n + 1 from counted where n < ${number})
      insert into users (username, server_host, type, password, serverkey, salt, iterationcount)
      select printf('user%06d', n), ${host}, 1, ${PASSWORD}, '', '', 0 from counted`.execute(store.db)
  }
  await store.close()
}
