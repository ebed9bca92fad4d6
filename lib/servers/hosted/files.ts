import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type CommandFailure, refused } from '@/lib/commands/outcome'
import type { HostedConfig } from './config'

// `turbopackIgnore`: the folder is the operator's, and nothing of the project that the build would have to trace.

type Place = Pick<HostedConfig, 'filesFolder'>

const NO_FOLDER = refused('This server has no files for commands: no folder is configured for them')
const OUTSIDE = refused('The file is not in the folder that is configured for files')

/**
 * Reads a text file that a command names, below the configured folder only: whoever may run the command shall not read
 * the rest of the machine. Relative names start in that folder; links that lead out of it are not followed.
 *
 * @returns the text, or the refusal; a file that cannot be read is where ejabberd falls over
 */
export async function readNamedFile(
  place: Place,
  name: string,
): Promise<{ readonly text: string } | CommandFailure> {
  const file = await findNamed(place, name)
  if (typeof file !== 'string') return file
  try {
    return { text: await readFile(/* turbopackIgnore: true */ file, 'utf8') }
  } catch (error) {
    return unusable(error)
  }
}

/** The same in pieces, for a file of any length. The pieces fail as reading does. */
export async function openNamedFile(
  place: Place,
  name: string,
): Promise<{ readonly file: string; readonly handle: FileHandle } | CommandFailure> {
  const file = await findNamed(place, name)
  if (typeof file !== 'string') return file
  try {
    return { file, handle: await open(/* turbopackIgnore: true */ file) }
  } catch (error) {
    return unusable(error)
  }
}

/** The names in a folder below the configured one, sorted. */
export async function listNamedFolder(
  place: Place,
  name: string,
): Promise<{ readonly names: readonly string[] } | CommandFailure> {
  const folder = await findNamed(place, name, true)
  if (typeof folder !== 'string') return folder
  try {
    return { names: (await readdir(/* turbopackIgnore: true */ folder)).sort() }
  } catch (error) {
    return unusable(error)
  }
}

/** A file that grows under another name until it is finished. All of them fail as the system does. */
export interface GrowingFile {
  append(piece: string | Uint8Array): Promise<void>
  /** It appears under its name, in place of what has that name. */
  finish(): Promise<void>
  /** It never was. Nothing happens where it is finished. */
  discard(): Promise<void>
}

/**
 * Begins a file that a command names, below the configured folder only; its folder must be there. It is readable by the
 * operator only: passwords may be in it.
 */
export async function beginNamedFile(place: Place, name: string): Promise<GrowingFile | CommandFailure> {
  const inFolder = await findNamed(place, path.dirname(name === '' ? '.' : name), true)
  if (typeof inFolder !== 'string') return inFolder
  const target = path.join(/* turbopackIgnore: true */ inFolder, path.basename(name))
  const growing = path.join(inFolder, `.${randomBytes(9).toString('hex')}.part`)
  try {
    const handle = await open(growing, 'wx', 0o600)
    const discard = async () => {
      await handle.close()
      await rm(growing, { force: true })
    }
    return {
      append: piece => handle.appendFile(piece),
      async finish() {
        await handle.sync()
        await rename(growing, target)
        await handle.close()
      },
      discard,
    }
  } catch (error) {
    return unusable(error)
  }
}

/** Begins, writes and finishes a file. Undefined, or why it is not there: `crashed` with the words of the system. */
export async function writeNamedFile(
  place: Place,
  name: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<CommandFailure | undefined> {
  const file = await beginNamedFile(place, name)
  if ('kind' in file) return file
  try {
    for await (const piece of pieces) await file.append(piece)
    await file.finish()
    return undefined
  } catch (error) {
    return unusable(error)
  } finally {
    await file.discard()
  }
}

/** Where a name leads, links followed; nothing outside of the folder is looked at. */
async function findNamed(
  { filesFolder }: Place,
  name: string,
  isFolder = false,
): Promise<string | CommandFailure> {
  if (filesFolder === undefined) return NO_FOLDER
  const named = path.resolve(filesFolder, name)
  if (!isInside(path.resolve(filesFolder), named, isFolder)) return OUTSIDE
  try {
    const folder = await realpath(filesFolder)
    const file = await realpath(named)
    return isInside(folder, file, isFolder) ? file : OUTSIDE
  } catch (error) {
    return unusable(error)
  }
}

const isInside = (folder: string, file: string, orSame: boolean) =>
  (file.startsWith(folder + path.sep) || (orSame && file === folder)) && !file.includes('\0')

/** What the system says, without the path: "no such file or directory". Anything else is a bug, and thrown. */
function unusable(error: unknown): CommandFailure {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  return { kind: 'crashed', reason: /^[A-Z]+: ([^,]+)/.exec(error.message)?.[1] ?? error.message }
}
