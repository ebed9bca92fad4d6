import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Hosted } from '../context'
import { decodeTerm } from '../erlang-term'
import { openNamedFile } from '../files'
import type { Progress } from '../jobs'
import { listOfTerm } from '../rooms/terms'
import { whyFailed } from './failure'
import { A_PIECE, type SerializedModule } from './module'

/** Larger frames than ejabberd ever writes are no frames. */
const FRAME_BYTES_MAX = 2 ** 28

/**
 * Puts what was exported in the place of what modules keep of a virtual host. Returns the closing words of ejabberd;
 * throws Error with words for people where it cannot go on: what was stored until then stays.
 */
export async function* importModules(
  hosted: Hosted,
  host: string,
  folder: string,
  modules: readonly SerializedModule[],
): AsyncGenerator<Progress, string> {
  const { transact } = hosted.store
  for (const serialized of modules) {
    const name = path.join(folder, fileOf(host, serialized))
    const opened = await openNamedFile(hosted.config, name)
    if ('kind' in opened) throw new Error(`Unable to open file ${name} for read: ${whyFailed(opened)}`)
    try {
      let isCleared = false
      for await (const records of frames(opened.handle, name)) {
        for (let at = 0; at < records.length; at += A_PIECE) {
          const some = records.slice(at, at + A_PIECE)
          await transact(async trx => {
            // With the first records, so that a file that is none takes nothing away.
            if (!isCleared) await serialized.clear(trx, host)
            for (const record of some) {
              if (!(await serialized.write(trx, host, record)))
                throw new Error(`File ${name} has a record of another kind`)
            }
          })
          isCleared = true
          yield { steps: some.length, note: `Deserializing ${serialized.name}` }
        }
      }
      if (!isCleared) await transact(trx => serialized.clear(trx, host))
    } finally {
      await opened.handle.close()
    }
  }
  return `Deserialization finished for modules: ${modules.map(({ name }) => name).join(', ')}`
}

/** The name of a module's file in an export. */
export const fileOf = (host: string, { name }: SerializedModule): string => `${host}_${name}.dbser`

async function* frames(handle: FileHandle, name: string) {
  for (;;) {
    const head = await bytesOf(handle, 8)
    if (head.length === 0) return
    const size = head.length === 8 ? head.readUInt32LE(4) : 0
    if (head.toString('latin1', 0, 4) !== 'dbdb' || size > FRAME_BYTES_MAX) {
      throw new Error(`File ${name} has wrong header`)
    }
    const body = await bytesOf(handle, size)
    if (body.length < size) throw new Error(`File ${name} is too short`)
    const records = listOfTerm(decodeTerm(body))
    if (!records) throw new Error(`Unable to decode data from file ${name}`)
    yield records
  }
}

/** As many bytes as are left, at most so many. */
async function bytesOf(handle: FileHandle, size: number): Promise<Buffer> {
  const { size: whole } = await handle.stat()
  const buffer = Buffer.alloc(Math.min(size, whole))
  let filled = 0
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
