import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { prepareResource } from '@/lib/commands/jid'
import type { HostedConfig } from './config'

/** How a password is stored in the table `users`. */
export interface StoredPassword {
  /** 1: the password itself; 2, 3, 4: SCRAM with SHA-1, SHA-256, SHA-512. */
  readonly type: number
  readonly password: string
  readonly serverkey: string
  readonly salt: string
  readonly iterationcount: number
}

export const PLAIN = 1
const HASHES: Readonly<Record<number, string>> = { 2: 'sha1', 3: 'sha256', 4: 'sha512' }
const TYPES = { sha: 2, sha256: 3, sha512: 4 } as const
const ITERATIONS = 4096
const SALT_BYTES = 16

const derive = promisify(pbkdf2)

/** Passwords are judged as ejabberd does: not empty, at most 1023 bytes, no control or unassigned characters. */
export function isAcceptablePassword(password: string): boolean {
  return Boolean(prepareResource(password))
}

/** What is to be stored for a password that is acceptable. SCRAM is RFC 5802, its parts in base64. */
export async function protect(
  password: string,
  { format, hash }: HostedConfig['passwords'],
): Promise<StoredPassword> {
  if (format === 'plain') return { type: PLAIN, password, serverkey: '', salt: '', iterationcount: 0 }
  const type = TYPES[hash]
  const salt = randomBytes(SALT_BYTES)
  const { storedKey, serverKey } = await scram(password, HASHES[type] ?? 'sha1', salt, ITERATIONS)
  return {
    type,
    password: storedKey.toString('base64'),
    serverkey: serverKey.toString('base64'),
    salt: salt.toString('base64'),
    iterationcount: ITERATIONS,
  }
}

/** Whether a password is the stored one. Takes as long for a wrong one as for the right one. */
export async function matches(stored: StoredPassword, password: string): Promise<boolean> {
  const hash = HASHES[stored.type]
  // Rows of times before the column `type` have 0 or nothing there; a salt tells the kinds apart.
  if (hash || stored.salt) {
    const salt = Buffer.from(stored.salt, 'base64')
    const { storedKey } = await scram(password, hash ?? 'sha1', salt, stored.iterationcount)
    return isSame(storedKey, Buffer.from(stored.password, 'base64'))
  }
  return isSameText(password, stored.password)
}

/** For an account that does not exist: takes as long as `matches`, since time must not tell which accounts do. */
export const matchesNobody = async (
  password: string,
  { format }: HostedConfig['passwords'],
): Promise<boolean> => {
  if (format === 'scram') await scram(password, 'sha1', Buffer.alloc(SALT_BYTES), ITERATIONS)
  return false
}

async function scram(password: string, hash: string, salt: Buffer, iterations: number) {
  const bytes = createHash(hash).digest().length
  const salted = await derive(prepareResource(password) ?? password, salt, iterations, bytes, hash)
  const clientKey = createHmac(hash, salted).update('Client Key').digest()
  return {
    storedKey: createHash(hash).update(clientKey).digest(),
    serverKey: createHmac(hash, salted).update('Server Key').digest(),
  }
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export const isSameText = (left: string, right: string): boolean =>
  isSame(Buffer.from(left), Buffer.from(right))

/** Compares digests, since lengths must not show either. */
const isSame = (left: Buffer, right: Buffer) => timingSafeEqual(digest(left), digest(right))

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
