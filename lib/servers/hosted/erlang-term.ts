/**
 * The few Erlang terms that ejabberd keeps in columns, in the external term format (version 131) and base64: a binary,
 * and a list of pairs of an atom and a binary.
 */

const VERSION = 131
const BINARY = 109
const LIST = 108
const NIL = 106
const TUPLE = 104
const ATOM_UTF8 = 119
const ATOM_LATIN1 = 100

/** `<<"…">>` */
export function encodeBinary(bytes: Uint8Array): string {
  return Buffer.concat([Buffer.of(VERSION), binary(bytes)]).toString('base64')
}

/** `[{name, <<"value">>}, …]` */
export function encodePairs(pairs: Readonly<Record<string, string>>): string {
  const entries = Object.entries(pairs)
  const parts = entries.map(([name, value]) =>
    Buffer.concat([
      Buffer.of(TUPLE, 2, ATOM_UTF8, name.length),
      Buffer.from(name),
      binary(Buffer.from(value)),
    ]),
  )
  const list = entries.length ? [Buffer.of(LIST), length(entries.length), ...parts] : []
  return Buffer.concat([Buffer.of(VERSION), ...list, Buffer.of(NIL)]).toString('base64')
}

/** Reads what `encodePairs` or ejabberd wrote; undefined where it is anything else. */
export function decodePairs(base64: string): Record<string, string> | undefined {
  const bytes = Buffer.from(base64, 'base64')
  try {
    return readPairs(bytes)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readPairs(bytes: Buffer): Record<string, string> | undefined {
  let at = 0
  const byte = () => bytes.readUInt8(at++)
  const text = (size: number) => {
    if (at + size > bytes.length) throw new RangeError('the term ends early')
    at += size
    return bytes.toString('utf8', at - size, at)
  }
  if (byte() !== VERSION) return undefined
  const kind = byte()
  if (kind === NIL) return {}
  if (kind !== LIST) return undefined
  const pairs: Record<string, string> = {}
  const count = bytes.readUInt32BE(at)
  at += 4
  for (let done = 0; done < count; done += 1) {
    if (byte() !== TUPLE || byte() !== 2) return undefined
    const atom = byte()
    if (atom !== ATOM_UTF8 && atom !== ATOM_LATIN1) return undefined
    const name = text(atom === ATOM_UTF8 ? byte() : byte() * 256 + byte())
    if (byte() !== BINARY) return undefined
    const size = bytes.readUInt32BE(at)
    at += 4
    pairs[name] = text(size)
  }
  return pairs
}

const length = (count: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(count)
  return bytes
}

const binary = (bytes: Uint8Array) => Buffer.concat([Buffer.of(BINARY), length(bytes.length), bytes])
