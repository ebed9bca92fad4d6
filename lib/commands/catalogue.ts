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
}
