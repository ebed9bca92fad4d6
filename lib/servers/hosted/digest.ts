import { createHash, getHashes } from 'node:crypto'

/** Erlang's names of hash methods → OpenSSL's. */
const METHODS: Readonly<Record<string, string>> = {
  md4: 'md4',
  md5: 'md5',
  ripemd160: 'ripemd160',
  sha: 'sha1',
  sha224: 'sha224',
  sha256: 'sha256',
  sha384: 'sha384',
  sha512: 'sha512',
  sha3_224: 'sha3-224',
  sha3_256: 'sha3-256',
  sha3_384: 'sha3-384',
  sha3_512: 'sha3-512',
  blake2b: 'blake2b512',
  blake2s: 'blake2s256',
  sm3: 'sm3',
}

/** The digest of a text in uppercase hexadecimal; undefined for a method that is not known or not available. */
export function digestHex(method: string, text: string): string | undefined {
  const name = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined
  if (!name || !getHashes().includes(name)) return undefined
  return createHash(name).update(text).digest('hex').toUpperCase()
}
