/**
 * Text that may hold bytes which are no UTF-8, as a query (`%E9`) or a list of byte values (`[233]`) can carry them:
 * such a byte b stands as the lone surrogate U+DC00 + b, which no valid text contains ("surrogate escape"). Stored or
 * compared it equals no real name, and the bytes can be had back.
 */

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** Any bytes as text; those that are no UTF-8 are escaped. A byte-order mark is kept. */
export function bytesToText(bytes: Uint8Array): string {
  return utf8ToText(bytes) ?? decodeEscaping(bytes)
}

/** Bytes that are UTF-8 as text; undefined for others. A byte-order mark is kept. */
export function utf8ToText(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** The bytes that a text stands for. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  if (isWellFormed(text)) return encoder.encode(text)
  const bytes = [...text].flatMap(character => {
    const code = character.codePointAt(0) ?? 0
    return code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : [...encoder.encode(character)]
  })
  return Uint8Array.from(bytes)
}

/** False for text that holds escaped bytes. */
export const isWellFormed = (text: string) => !LONE_SURROGATE.test(text)

/** The text with U+FFFD for every escaped byte, for places that need valid Unicode. */
export const toWellFormed = (text: string) =>
  isWellFormed(text) ? text : text.replace(LONE_SURROGATES, '\ufffd')

/**
 * Compares texts by their bytes, as ejabberd orders them. Negative: `a` comes first. JavaScript's own order differs
 * beyond U+FFFF.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (left === right) continue
    if (isSurrogate(left) || isSurrogate(right)) return compareBytes(textToBytes(a), textToBytes(b))
    return left - right
  }
  return a.length - b.length
}

/** Texts in the order of their bytes. Those that are in order already are given back as they are, not copied. */
export function sortTexts(texts: readonly string[]): readonly string[] {
  // Without characters beyond U+FFFF JavaScript's own order, which is far quicker, is that of the bytes.
  const isPlain = !SURROGATE.test(texts.join(''))
  const isBefore = isPlain ? (a: string, b: string) => a < b : (a: string, b: string) => compareText(a, b) < 0
  for (let index = 1; index < texts.length; index++) {
    if (isBefore(texts[index] ?? '', texts[index - 1] ?? '')) {
      return isPlain ? texts.toSorted() : texts.toSorted(compareText)
    }
  }
  return texts
}

const SURROGATE = /[\ud800-\udfff]/
const LONE_SURROGATE = /[\ud800-\udfff]/u
const LONE_SURROGATES = /[\ud800-\udfff]/gu

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Character by character: only bytes that begin a valid sequence are decoded. */
function decodeEscaping(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] ?? 0
    const length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    const character = length > 0 ? utf8ToText(bytes.subarray(at, at + length)) : undefined
    text += character ?? String.fromCharCode(0xdc00 + first)
    at += character === undefined ? 1 : length
  }
  return text
}
