import path from 'node:path'
import type { Hosted } from '../context'
import type { ErlangTerm } from '../erlang-expression'
import { encodeTerm } from '../erlang-term'
import { beginNamedFile } from '../files'
import type { Progress } from '../jobs'
import { whyFailed } from './failure'
import { recordToJson } from './json'
import type { SerializedModule } from './module'

/** `dbser`: Erlang terms, which `import_db` reads, of ejabberd too; `json`: for other programs. */
export type ExportFormat = 'dbser' | 'json'

/**
 * Writes what modules keep of a virtual host to a folder below the configured one, a file for each module. A file appears
 * when it is whole. Returns the closing words of ejabberd; throws Error with words for people where it cannot go on.
 */
export async function* exportModules(
  hosted: Hosted,
  host: string,
  folder: string,
  modules: readonly SerializedModule[],
  format: ExportFormat,
): AsyncGenerator<Progress, string> {
  for (const serialized of modules) {
    const name = path.join(folder, `${host}_${serialized.name}.${format}`)
    const file = await beginNamedFile(hosted.config, name)
    if ('kind' in file) throw new Error(`Unable to open file ${name} for write: ${whyFailed(file)}`)
    try {
      for await (const records of serialized.read(hosted.store, host)) {
        await file.append(format === 'json' ? jsonOf(serialized, records) : frameOf(records))
        yield { steps: records.length, note: `Serializing ${serialized.name}` }
      }
      await file.finish()
    } finally {
      await file.discard()
    }
  }
  return `Serialization finished for modules: ${modules.map(({ name }) => name).join(', ')}`
}

/** Records behind a mark and their length in bytes. */
function frameOf(records: readonly ErlangTerm[]): Buffer {
  const term = encodeTerm(records)
  const head = Buffer.from('dbdb\0\0\0\0')
  head.writeUInt32LE(term.length, 4)
  return Buffer.concat([head, term])
}

const jsonOf = (serialized: SerializedModule, records: readonly ErlangTerm[]) =>
  records.map(record => `${recordToJson(serialized, record)}\n\n`).join('')
