import type { ServerCatalogue } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import type { Frontend } from '@/lib/commands/frontend'
import type { LongOutcome } from '@/lib/commands/long-list'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Outcome } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'

/** What a caller shows to be believed. The hosted server checks it; a real server is handed it. */
export type Credentials =
  | { readonly kind: 'none' }
  /** `jid` and `password` as given, nothing prepared. */
  | { readonly kind: 'basic'; readonly jid: string; readonly password: string }
  /** `owner`: the JID, nothing prepared, that the token must be of, where the interface has callers say so. */
  | { readonly kind: 'bearer'; readonly token: string; readonly owner?: string }
  /** An `Authorization` header that is neither. */
  | { readonly kind: 'malformed' }

/** Where a call came from. */
export interface Origin {
  readonly frontend: Frontend
  /** Address of the caller, after trusted proxies; absent for the local socket. */
  readonly address?: string
  /** The listener's `tag`, if it has one. */
  readonly tag?: string
}

/** A caller whose credentials were accepted. Anonymous: no `jid`. */
export interface Caller {
  /** Bare JID, prepared (case folded). */
  readonly jid?: { readonly user: string; readonly host: string }
  /** Present where the caller used a token. */
  readonly scopes?: readonly string[]
}

/** A call that may run: its arguments are decoded and it is permitted as far as Switchboard decides that. */
export interface ServerCall {
  readonly definition: Definition
  /** The API version asked for, `LATEST` for no limit; `definition` is what it selected. */
  readonly version: number
  readonly args: Readonly<Record<string, Value>>
  readonly credentials: Credentials
  readonly caller: Caller
  readonly origin: Origin
  /** Told what the command prints while it runs, line by line. */
  readonly print?: (line: string) => void
}

/** A call that a command makes while it runs, as the caller of that command. */
export interface NestedCall extends Pick<ServerCall, 'args' | 'credentials' | 'origin'> {
  readonly command: string
}

/** What the rules say, and the name of the rule that allowed it. */
export interface Decision {
  readonly allowed: boolean
  readonly rule?: string
}

/** How a server was when it was looked at last. Times: milliseconds since 1970. */
export type KnownHealth = {
  readonly checkedAt: number
  /** Up, or down, without a break since then; as long as somebody watched. */
  readonly since: number
} & (
  | { readonly state: 'up'; readonly software: string; readonly latencyMs: number }
  | { readonly state: 'down'; readonly message: string }
)

/** Whether a server can be used now. `unknown`: it has not answered yet. */
export type Health = KnownHealth | { readonly state: 'unknown' }

/** A server of commands. The gateway is the only one that calls it. */
export interface CommandServer {
  readonly id: string
  readonly label: string
  readonly kind: 'hosted' | 'ejabberd'
  /** Waits for `patienceMs` at most where it has to be asked first; left out: until it has answered, or failed. */
  health(patienceMs?: number): Promise<Health>
  /** Its commands. A real server tells its release to some callers only: best after `identify`. */
  catalogue(): Promise<ServerCatalogue>
  /** All definitions of a name, or undefined. Must be quick: every call asks. */
  find(command: string): Promise<readonly Definition[] | undefined> | readonly Definition[] | undefined
  /** What people are told about a command; also for names that the catalogue does not know. Must be quick. */
  notes(command: string): CommandNotes
  /** Checks credentials without running anything. */
  identify(credentials: Credentials, origin: Origin): Promise<Outcome<Caller>>
  /**
   * False for a word that means nothing to the server at all: an unknown command of that name is answered 404, an
   * unknown argument is reported before anything else (SPEC 2.6, 3.1).
   */
  isKnownWord(word: string): boolean
  /** May this caller make this call? A real server decides by itself, so it is always allowed here. */
  authorize(call: ServerCall): Decision | Promise<Decision>
  /**
   * Runs a command whose arguments fit `definition`; a list may come in pieces. Never throws for what a server or
   * network may do.
   */
  call(call: ServerCall): Promise<LongOutcome>
}
