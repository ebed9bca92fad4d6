/** Headers that are about one connection (RFC 9110 7.6.1), and those that a proxy answers to itself. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * Those of a request that are made anew or end here: `Host` is the server's own name unless it is kept, the length goes
 * with the body, a client's `Expect` is answered here, an address that a caller claims is not to be believed by anybody,
 * and cookies are the browser's with the console.
 */
const ENDS_HERE: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'x-forwarded-for',
])

const ENDS_HERE_BUT_HOST: ReadonlySet<string> = new Set([...ENDS_HERE].filter(name => name !== 'host'))

/** What of a caller's headers goes to the server: `Authorization` does, on purpose. Names and values in turn. */
export const requestHeaders = (rawHeaders: readonly string[], keepHost: boolean): string[] =>
  without(rawHeaders, keepHost ? ENDS_HERE_BUT_HOST : ENDS_HERE)

/** Cookies at our address are the console's: no other server may set one. */
const NOT_HANDED_BACK: ReadonlySet<string> = new Set([...HOP_BY_HOP, 'set-cookie'])

/** What of the server's headers goes to the caller. Names and values in turn. */
export const answerHeaders = (rawHeaders: readonly string[]): string[] => without(rawHeaders, NOT_HANDED_BACK)

/** Headers without those in `dropped`, and without those that `Connection` says are about the connection too. */
function without(rawHeaders: readonly string[], dropped: ReadonlySet<string>): string[] {
  const kept: string[] = []
  let named: Set<string> | undefined
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    const lower = name.toLowerCase()
    if (lower === 'connection') named = optionsOf(value, named)
    if (!dropped.has(lower)) kept.push(name, value)
  }
  if (!named) return kept
  const options = named
  return kept.filter((_, index) => !options.has((kept[index & ~1] ?? '').toLowerCase()))
}

/** What `Connection` names; nothing new for the usual `close` and `keep-alive`. */
function optionsOf(value: string, known: Set<string> | undefined): Set<string> | undefined {
  if (/^(?:close|keep-alive)$/i.test(value)) return known
  const names = value.split(',').map(name => name.trim().toLowerCase())
  // What every message needs is no option, whoever says so.
  return new Set([...(known ?? []), ...names.filter(name => name !== 'host')])
}
