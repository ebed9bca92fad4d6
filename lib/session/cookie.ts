import { decode } from 'next-auth/jwt'
import type { SessionKey } from './vault'

export const COOKIE = 'switchboard.session'

/** The session key in a request's cookie; undefined where there is none, or it is forged or too old. */
export async function readSessionKey(
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<SessionKey | undefined> {
  const token = findCookie(headers.cookie ?? '', COOKIE)
  if (!token) return undefined
  try {
    const claims = await decode({ token, secret })
    return typeof claims?.sid === 'string' && typeof claims.key === 'string'
      ? { id: claims.sid, key: claims.key }
      : undefined
  } catch {
    return undefined
  }
}

/** next-auth cuts a cookie that is too large for a browser into `name.0`, `name.1` …; ours is small and never cut. */
function findCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return decodeURIComponent(pair.slice(at + 1).trim())
  }
  return undefined
}
