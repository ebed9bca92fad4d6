/** Letters and digits that are not mistaken for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Four groups of five, from the browser's random source: 116 bits, easy to read aloud. */
export function generatePassword(): string {
  const letter = () => {
    // Bytes at or above the largest multiple of the alphabet would favour its beginning.
    const limit = 256 - (256 % ALPHABET.length)
    for (;;) {
      const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? limit
      if (byte < limit) return ALPHABET[byte % ALPHABET.length]
    }
  }
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, letter).join('')).join('-')
}
