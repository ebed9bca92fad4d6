import { isLoopback } from '@/lib/commands/network'

/** Where people's clients reach a real server: its `ejabberd_c2s` or `ejabberd_http_ws` listener. */
export interface XmppAddress {
  /** "wss://xmpp.example.org:5443/ws", "xmpps://xmpp.example.org:5223", "xmpp://xmpp.example.org:5222". */
  readonly service: string
  readonly tls: {
    /** PEM text of the authority that signed its certificate; default: the well-known ones. */
    readonly ca?: string
    /** Whether its certificate must be right. */
    readonly verify: boolean
  }
}

/** A password crosses no network in the clear, but on this machine it may. */
export const staysHere = (service: string): boolean => isLoopback(new URL(service).hostname)

/** One sentence why an address cannot be used with such settings, where it cannot. */
export function addressProblem({ service, tls }: XmppAddress): string | undefined {
  const url = URL.canParse(service) ? new URL(service) : undefined
  if (!url || !/^(wss?|xmpps?):$/.test(url.protocol) || url.hostname === '')
    return 'must be wss://…, xmpps://… or xmpp://…, and ws://… on this machine only'
  if (url.username || url.password) return 'must have no user and no password: people sign in with their own'
  if (url.protocol === 'ws:' && !staysHere(service)) return 'must be wss:// to another machine'
  // The library upgrades such a connection by itself, with the well-known authorities.
  if (url.protocol === 'xmpp:' && (tls.ca !== undefined || !tls.verify))
    return 'must be xmpps:// or wss:// where tls.ca_file or tls.verify is set'
  return undefined
}
