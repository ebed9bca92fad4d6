import type { Definition } from '@/lib/commands/definition'
import { ok } from '@/lib/commands/outcome'
import type { LongList } from '@/lib/commands/types'
import { resultOf } from './result'
import { array, struct } from './value'
import { writeResponse, writeValue } from './write'

/** The answer to a call whose result is a list in pieces: the texts that together are that answer. */
export async function* writePieces(definition: Definition, pieces: LongList): AsyncGenerator<string> {
  // What stands around the elements is what stands around a single one.
  const single = writeResponse(struct([definition.result.name, array([null])]))
  const [before = '', after = ''] = single.split(writeValue(null))
  let head = before
  for await (const piece of pieces) {
    const result = resultOf(definition, ok(piece))
    if (!result || piece.length === 0) continue
    yield head + writeResponse(result).slice(before.length, -after.length)
    head = ''
  }
  yield head + after
}
