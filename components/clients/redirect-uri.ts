const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/**
 * What is wrong with an address that tokens shall be sent to; undefined: nothing. A token lands in it, so that it must be
 * one place that belongs to the application: https, http on the same machine, or the scheme of an app with a dot in it
 * (RFC 8252).
 */
export function redirectUriProblem(text: string): string | undefined {
  const uri = text.trim()
  if (!uri) return 'Write the address that the token is sent to'
  if (/\s/.test(uri)) return 'An address has no spaces'
  if (uri.includes('*'))
    return 'Wildcards mean nothing here: the server compares the address letter by letter'
  let url: URL
  try {
    url = new URL(uri)
  } catch {
    return 'Write a whole address, such as https://app.example.org/callback'
  }
  if (uri.includes('#')) return 'Leave out what follows “#”: the server adds the token to the address'
  if (url.username || url.password) return 'Leave out the name and password'
  if (url.protocol === 'https:') return undefined
  if (url.protocol === 'http:')
    return LOOPBACK.test(url.hostname)
      ? undefined
      : 'Use https: over http everybody on the way reads the token'
  return /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:$/.test(url.protocol)
    ? undefined
    : 'Use https, or the scheme of an app with a dot in it, such as com.example.app:/done'
}
