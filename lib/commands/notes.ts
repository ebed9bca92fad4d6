/** What a command does to the server: decides its colour, its button, and whether it is asked about first. */
export type Effect = 'read' | 'write' | 'destructive'

/**
 * What an argument means, beyond its type. A form offers virtual hosts for `host`, masks `password`, checks `jid` …
 * `choice` has its values in `ArgumentNote.choices`. `text` and `number` are plain.
 */
export type Meaning =
  | 'host'
  | 'user'
  | 'jid'
  | 'room'
  | 'room-jid'
  | 'service'
  | 'resource'
  | 'nick'
  | 'password'
  | 'token'
  | 'timestamp'
  | 'xml'
  | 'choice'
  | 'path'
  | 'scope'
  | 'node'
  | 'module'
  | 'group'
  | 'address'
  | 'regexp'
  | 'long-text'
  | 'text'
  | 'number'

/** What people are told about one argument, and what it means. */
export interface ArgumentNote {
  /** Label of the field, sentence case: "Account", "Virtual host". */
  readonly label: string
  readonly meaning: Meaning
  /** A sentence below the field, where the label does not say all. */
  readonly about?: string
  /** Values of a `choice`, in the order to show. */
  readonly choices?: readonly string[]
  /** Other values than `choices` are accepted too. */
  readonly open?: boolean
  /** Never in a URL, log, history or audit; masked on screen. */
  readonly secret?: boolean
  /** Unit of a number: "days", "seconds". */
  readonly unit?: string
}

/** What people are told about a command. Our own words. */
export interface CommandNotes {
  /** One sentence, in the imperative, without a full stop: "Create an account". */
  readonly summary: string
  readonly effect: Effect
  /**
   * Keyed by argument name, and by the names of tuple fields and list elements inside arguments: of the newest API
   * version, and what only older ones have. Where one name stands in two places of a definition and means two things,
   * the inner one has the key "holder.name". `argumentNote` looks it up.
   */
  readonly args: Readonly<Record<string, ArgumentNote>>
  /** Notes that an older API version, the outer key, has in place of those in `args`. */
  readonly argsOfVersion?: Readonly<Record<number, Readonly<Record<string, ArgumentNote>>>>
  /** The verb on the run button: "Register", "Ban". */
  readonly verb?: string
  /** Names of result fields that are secret ("token"). */
  readonly secretResults?: readonly string[]
  /** A read to show before a destructive command: which takes arguments of the same names. */
  readonly preview?: string
  /** Something a person should know before running it. */
  readonly caution?: string
  /** What ejabberd says about the history of an API version: "updated in 24.02". */
  readonly history?: Readonly<Record<number, string>>
}

/**
 * What an argument of one API version means: `subscribe_room` takes a JID as its `user` in version 1 and the name of an
 * account in version 3.
 *
 * @param holder Name of the tuple or list that the field is inside of; left out for an argument itself.
 */
export function argumentNote(
  notes: CommandNotes,
  version: number,
  name: string,
  holder?: string,
): ArgumentNote | undefined {
  const inner = holder === undefined ? name : `${holder}.${name}`
  const older = notes.argsOfVersion?.[version]
  return own(older, inner) ?? own(notes.args, inner) ?? own(older, name) ?? own(notes.args, name)
}

/** A command of a third party may call an argument `constructor`. */
const own = <V>(record: Readonly<Record<string, V>> | undefined, key: string): V | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined
