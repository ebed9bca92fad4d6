import type { DiscoveryConfig } from './discovery/config'

/** How one real ejabberd server is reached. */
export interface EjabberdConfig {
  readonly id: string
  readonly label: string
  /** Base of its `mod_http_api`, without a slash at the end: "https://xmpp.example.org:5443/api". */
  readonly url: string
  /** Base of its `ejabberd_oauth`, likewise. Default: "/oauth" at the origin of `url`. */
  readonly oauthUrl?: string
  readonly tls: {
    /** PEM text of the authority that signed its certificate; default: the well-known ones. */
    readonly ca?: string
    /** Whether its certificate must be right. */
    readonly verify: boolean
  }
  /** From a request to its whole answer; for a streamed one: to its headers, and between two pieces. */
  readonly timeoutMs: number
  readonly connectMs: number
  /** How many connections are kept at most; more requests at once wait for a free one. */
  readonly connections: number
  readonly limits?: Limits
  /** The newest API version that Switchboard itself asks for; programs ask for what they want. Default: no limit. */
  readonly apiVersion?: number
  /**
   * Tell ejabberd the address of the caller (`X-Forwarded-For`), for its `ip` conditions. It counts there only if
   * ejabberd's `trusted_proxies` names Switchboard. What a caller itself claims is never handed on.
   */
  readonly forwardedFor?: boolean
  /**
   * Hand on the `Host` of other programs' requests, by which ejabberd chooses the `default_version` of a virtual host.
   * Default: the host of `url`, as whoever calls that address sends it.
   */
  readonly keepHost?: boolean
  readonly discovery?: DiscoveryConfig
}

export interface Limits {
  /** Of the body of a passed-through request. */
  readonly requestBytes: number
  readonly answerBytes: number
}

export const DEFAULT_LIMITS: Limits = { requestBytes: 64 * 1024 * 1024, answerBytes: 64 * 1024 * 1024 }
