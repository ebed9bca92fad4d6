/**
 * May this request have been sent by a page of this site? A browser says so itself (`Sec-Fetch-Site`); one that does not is
 * judged by `Origin`. A request that a browser marks as coming from anywhere else is turned down, whatever its cookie.
 */
export function isSameSite(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  if (!origin) return false
  try {
    return new URL(origin).host === (headers.get('x-forwarded-host') ?? headers.get('host'))
  } catch {
    return false
  }
}
