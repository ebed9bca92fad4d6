import type { Field } from '@/lib/commands/types'

/**
 * Where knowledge of a server's own commands comes from: asking it over HTTP, its `ejabberdctl`, documentation that it
 * wrote, its ad-hoc commands over XMPP, or a file of definitions. Another one is a value here, a reader that makes `Findings`, and its words.
 */
export const SOURCES = ['file', 'ctl', 'docs', 'probe', 'adhoc'] as const
export type Source = (typeof SOURCES)[number]

/** What a source says of one API version of a command; what it does not say is left out. */
export interface FoundDefinition {
  readonly version: number
  /** Left out where only its existence is known. Elements of lists have the name '' where their name is not told. */
  readonly args?: readonly Field[]
  readonly result?: Field
  readonly tags?: readonly string[]
  /** Left out where the source does not tell, or says "unknown". */
  readonly module?: string
}

/** One command as a source describes it. */
export interface FoundCommand {
  readonly name: string
  readonly versions: readonly FoundDefinition[]
  /** In the server's own words. */
  readonly description?: string
}

/** All that one source said at one time. Plain data: it is kept as JSON. */
export interface Findings {
  readonly source: Source
  /** Milliseconds since 1970. */
  readonly at: number
  /** What the server called itself: "ejabberd 23.01", "ejabberd" where it does not tell. */
  readonly software: string
  readonly commands: readonly FoundCommand[]
  /** Names that the server does not have; `others`: it has listed all that it has. */
  readonly absent: readonly string[] | 'others'
  /** Names it was asked for beside those that ejabberd is known to have: a person's, and of its ad-hoc commands. */
  readonly alsoTried?: readonly string[]
  /** The file it was read from, by its name. */
  readonly file?: string
}

/** An end that is no findings: one sentence for people. */
export interface NotFound {
  readonly kind: 'not-found'
  readonly message: string
}

export const notFound = (message: string): NotFound => ({ kind: 'not-found', message })

/** A word that may be a command: what is put into an address, or into a command line, is one. */
export const isCommandWord = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(text)
