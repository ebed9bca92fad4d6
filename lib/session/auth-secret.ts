import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '@/lib/config/environment'

/** `AUTH_SECRET`, or one that is generated once and kept in the data folder, readable by its owner alone. */
export async function readAuthSecret({ authSecret, dataFolder }: Environment): Promise<string> {
  if (authSecret) return authSecret
  const file = path.join(dataFolder, 'auth-secret')
  await mkdir(dataFolder, { recursive: true })
  try {
    // `wx` fails where the file is there already: two processes that start together agree on one secret.
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return (await readFile(file, 'utf8')).trim()
}
