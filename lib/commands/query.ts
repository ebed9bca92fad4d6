import { bytesToText, textToBytes } from './text'

/** Names and values of a query in the order written. */
export type QueryPairs = readonly (readonly [name: string, value: string])[]

/**
 * Reads the query of a GET request, without its `?` (SPEC 2.4): pieces separated by `&`, `+` for a space, `%xx` for a
 * byte in names and values; `;` and `#` are ordinary. A piece without `=` is a name with an empty value, but for the
 * last one, which is the value of a name `nokey`.
 */
export function parseQuery(query: string): QueryPairs {
  if (query === '') return []
  const pieces = query.split('&')
  return pieces.map((piece, index) => {
    const equals = piece.indexOf('=')
    if (equals >= 0) return [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))]
    return index === pieces.length - 1 ? ['nokey', decode(piece)] : [decode(piece), '']
  })
}

const decode = (text: string) => percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)

/** Text with its `%xx` replaced by the bytes they stand for. A `%` without two hexadecimal digits stays. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  // Each byte as its escape first: bytes of one character may come from different places.
  const escaped = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => byteToText(Number.parseInt(hex, 16)))
  return bytesToText(textToBytes(escaped))
}

const byteToText = (byte: number) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)
