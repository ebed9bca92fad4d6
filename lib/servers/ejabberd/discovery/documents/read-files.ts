import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Findings, type FoundCommand, type NotFound, notFound } from '../findings'
import { readDefinitionFile } from './definition-file'
import { readMarkdown } from './markdown'

/** Of one document, and of all in a folder together. ejabberd's own is 130 kB. */
export const DOCUMENT_BYTES_MAX = 4 * 1024 * 1024

/** The commands of a text that is documentation or a file of definitions, or why there are none. */
export function readDocument(source: 'docs' | 'file', text: string): readonly FoundCommand[] | NotFound {
  if (source === 'file') return readDefinitionFile(text)
  const commands = readMarkdown(text)
  return commands.length > 0
    ? commands
    : notFound('There is no command in this text. Is it what gen_markdown_doc_for_commands wrote?')
}

/** What a configured path has: a document, or for `docs` a folder whose `.md` files are read together. */
export async function readPath(
  source: 'docs' | 'file',
  file: string,
  software: string,
): Promise<Findings | NotFound> {
  try {
    const texts = await textsAt(file)
    if (!texts) return notFound(`${file} has more than 4 MiB.`)
    const commands = readDocument(source, texts.join('\n\n'))
    if ('kind' in commands) return notFound(`${file}: ${commands.message}`)
    return { source, at: Date.now(), software, commands, absent: [], file: path.basename(file) }
  } catch (error) {
    return notFound(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function textsAt(file: string): Promise<string[] | undefined> {
  const files = (await stat(file)).isDirectory()
    ? (await readdir(file)).filter(name => name.endsWith('.md')).map(name => path.join(file, name))
    : [file]
  const sizes = await Promise.all(files.map(async one => (await stat(one)).size))
  if (sizes.reduce((sum, size) => sum + size, 0) > DOCUMENT_BYTES_MAX) return undefined
  return Promise.all(files.map(one => readFile(one, 'utf8')))
}
