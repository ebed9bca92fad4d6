import type { XmppAddress } from './adhoc/address'

/** How the commands of a real server may be learnt, beside asking it over HTTP. */
export interface DiscoveryConfig {
  /** Ask a server by itself once per release. Default: only where a person says so. */
  readonly automatic: boolean
  /** Questions in a second, at most. */
  readonly perSecond: number
  /** Program and first arguments of its `ejabberdctl`: ["docker", "exec", "ejabberd", "ejabberdctl"]. */
  readonly ctl?: readonly string[]
  /** Path of the Markdown that `gen_markdown_doc_for_commands` wrote, or of a folder with such files. */
  readonly docsFile?: string
  /** Path of a file of definitions. */
  readonly definitionsFile?: string
  /** Where its ad-hoc commands are read, as the person who looks. */
  readonly xmpp?: XmppAddress
}

export const DEFAULT_DISCOVERY: DiscoveryConfig = { automatic: false, perSecond: 50 }
