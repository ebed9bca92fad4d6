import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { type CommandFailure, refused } from '@/lib/commands/outcome'
import { crashed } from './answers'
import type { HostedConfig } from './config'

const NO_FOLDER = refused('This server reads no files: no folder is configured for them')
const OUTSIDE = refused('The file is not in the folder that is configured for files')

/**
 * Reads a text file that a command names, below the configured folder only: whoever may run the command shall not read
 * the rest of the machine. Relative names start in that folder; links that lead out of it are not followed.
 *
 * @returns the text, or the refusal; a file that cannot be read is where ejabberd falls over
 */
export async function readNamedFile(
  { filesFolder }: Pick<HostedConfig, 'filesFolder'>,
  name: string,
): Promise<{ readonly text: string } | CommandFailure> {
  if (filesFolder === undefined) return NO_FOLDER
  if (!isInside(path.resolve(filesFolder), path.resolve(filesFolder, name))) return OUTSIDE
  try {
    const folder = await realpath(filesFolder)
    const file = await realpath(path.resolve(filesFolder, name))
    return isInside(folder, file) ? { text: await readFile(file, 'utf8') } : OUTSIDE
  } catch {
    return crashed
  }
}

const isInside = (folder: string, file: string) => file.startsWith(folder + path.sep) && !file.includes('\0')
