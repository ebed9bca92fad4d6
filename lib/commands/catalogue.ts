import type { Definition } from './definition'
import type { CommandNotes } from './notes'

/** One command of a server as people see it. */
export interface CatalogueCommand {
  readonly name: string
  /** By ascending API version, never empty. */
  readonly versions: readonly Definition[]
  readonly notes: CommandNotes
  /** Why it cannot be run on this server, where that is known ("Internal: …", "Needs module mod_x"). */
  readonly unavailable?: string
  /** Where its definition comes from, of a real server: "From ejabberdctl of this server". */
  readonly source?: string
  /** Whether a real server has it, as far as somebody has looked. */
  readonly state?: 'there' | 'absent' | 'unasked'
  /** The release that the server reports is not known to have it: a third party's. */
  readonly isForeign?: boolean
  /** How its definition on this server is not that of the release. */
  readonly difference?: string
  /** What the server says of it, in its own words. */
  readonly description?: string
}

/** The commands of a server, and where that knowledge comes from. */
export interface ServerCatalogue {
  /** ejabberd release whose definitions these are: "26.07". */
  readonly release: string
  /** What the server calls itself: "ejabberd 23.01", "Switchboard 0.1.0". */
  readonly software: string
  readonly commands: readonly CatalogueCommand[]
  /** One sentence: "Bundled facts of ejabberd 23.01". */
  readonly source: string
  /** The server is being looked at: more will be known soon. */
  readonly isLooking?: boolean
}
