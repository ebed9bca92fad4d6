import { isLoopback } from '@/lib/commands/network'

/** Whether an ejabberd release has `mod_adhoc_api`: since 25.03. */
export const hasAdhocApi = (release: string): boolean => release >= '25.03'

/** It does not start without `mod_adhoc`, and nobody can ask for its list without `mod_disco` (seen on 26.07). */
export const ADHOC_MODULES = ['mod_adhoc', 'mod_adhoc_api', 'mod_disco'] as const

/** Where XMPP may be served for a server with its API at `apiUrl`: a WebSocket beside it, with TLS to another machine. */
export function xmppUrlBeside(apiUrl: string): string {
  const { protocol, host, hostname } = new URL(apiUrl)
  if (protocol === 'https:') return `wss://${host}/ws`
  return isLoopback(hostname) ? `ws://${host}/ws` : `wss://${hostname}:5443/ws`
}
