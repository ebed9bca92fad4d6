import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a text so that only the two halves together open it: the server's secret and the key that the browser's cookie
 * holds. A copy of the database alone, or a cookie alone, tells nothing. `context` binds the text to its place.
 */
export function seal(text: string, secret: string, cookieKey: string, context: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, derive(secret, cookieKey), iv)
  cipher.setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what `seal` made; undefined where a half or the context is wrong, or the text was changed. */
export function unseal(
  sealed: string,
  secret: string,
  cookieKey: string,
  context: string,
): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, derive(secret, cookieKey), bytes.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

const derive = (secret: string, cookieKey: string) =>
  Buffer.from(hkdfSync('sha256', secret, cookieKey, 'switchboard credentials', 32))
