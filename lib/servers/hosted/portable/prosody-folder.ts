import path from 'node:path'
import { prepareUser } from '@/lib/commands/jid'
import type { CommandFailure } from '@/lib/commands/outcome'
import type { Hosted } from '../context'
import { listNamedFolder, readNamedFile } from '../files'
import { servedHost } from '../hosts'
import { breathe } from '../time'
import { asRegistered } from './as-registered'
import { type LuaTable, readLua } from './lua-table'
import { type ProsodyStore, readProsodyAccount, STORES } from './prosody'
import { writePortable } from './write-account'

/** Accounts that could not be brought over, each with its reason: "romeo@localhost: exists". */
type Left = readonly string[]

/**
 * Reads the accounts of all virtual hosts that are served here from a data folder of Prosody (its storage "internal").
 *
 * @returns the accounts that are not there now, or why the folder cannot be read
 */
export async function importProsody(
  hosted: Hosted,
  folder: string,
): Promise<{ readonly left: Left } | CommandFailure> {
  const top = await listNamedFolder(hosted.config, folder)
  if ('kind' in top) return top
  const left: string[] = []
  for (const name of top.names) {
    const host = servedHost(hosted, decoded(name))
    if (host === undefined) continue
    const accounts = await listNamedFolder(hosted.config, path.join(folder, name, 'accounts'))
    if ('kind' in accounts) continue
    for (const file of accounts.names.filter(one => one.endsWith('.dat'))) {
      const problem = await importAccount(
        hosted,
        path.join(folder, name),
        host,
        file.slice(0, -'.dat'.length),
      )
      if (problem !== undefined) left.push(`${decoded(file.slice(0, -'.dat'.length))}@${host}: ${problem}`)
      await breathe()
    }
  }
  return { left }
}

async function importAccount(
  hosted: Hosted,
  folder: string,
  host: string,
  file: string,
): Promise<string | undefined> {
  const user = prepareUser(decoded(file))
  if (!user) return 'illegal user'
  const stores: Partial<Record<ProsodyStore, readonly LuaTable[]>> = {}
  for (const store of Object.keys(STORES) as ProsodyStore[]) {
    const name = `${store}/${file}.${STORES[store]}`
    const read = await readNamedFile(hosted.config, path.join(folder, name))
    // Most accounts have nothing in some stores.
    if ('kind' in read) continue
    const tables = readLua(read.text)
    if (!tables) return `${name} is no data file of Prosody`
    stores[store] = tables
  }
  const account = await asRegistered(hosted, readProsodyAccount(user, stores))
  if (!account) return 'invalid_password'
  return (await writePortable(hosted, host, account)) === 'exists' ? 'exists' : undefined
}

/** Names are percent-encoded in Prosody's folders. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
