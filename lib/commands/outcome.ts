import type { Value } from './types'

/**
 * How a call ended: one closed union for hosted and real servers, every interface and every screen. Screens and
 * encoders switch on `kind`, never on the text of a message.
 *
 * A failed `rescode` answers HTTP 200 with body 1: it is `failed` here, not `ok`. Expected failures are returned;
 * only bugs are thrown. Source of the kinds: ejabberd's HTTP API as recorded (conformance/public/http-errors.json).
 */
export type Outcome<V = Value> = { readonly kind: 'ok'; readonly value: V } | Failure

export type Failure = CommandFailure | RequestFailure | UpstreamFailure

/** The command ran and did not succeed. */
export type CommandFailure =
  /** A `rescode` that is not ok. HTTP 200 with body 1. The reason is known to ejabberdctl only. */
  | { readonly kind: 'failed'; readonly reason?: string }
  | Refusal
  /** HTTP 404 with the text. */
  | { readonly kind: 'not-found'; readonly reason: string }
  /** HTTP 409 with `{status, code, message}`. */
  | { readonly kind: 'conflict'; readonly code: number; readonly message: string }
  /** HTTP 500 with `{status, code, message}`. */
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  /**
   * An unexpected failure inside the command. HTTP 500 "internal_error". `reason`: for people; interfaces do not tell it.
   * `thrown`: the Erlang term that ejabberd throws where it only looks like one; ejabberdctl shows it.
   */
  | { readonly kind: 'crashed'; readonly reason?: string; readonly thrown?: string }

/** The command gave a reason. HTTP 400 with the text. */
export interface Refusal {
  readonly kind: 'refused'
  readonly reason: string
  /** It is an identifier, not a sentence. */
  readonly atom?: boolean
  /** ejabberd keeps it as a binary, not as a list of characters; XML-RPC shows the difference. */
  readonly binary?: boolean
  /** It is the command's result and not thrown: XML-RPC answers it as a failed `rescode` or as the text of a `restuple`. */
  readonly returned?: boolean
}

/** The call was turned down before the command ran. */
export type RequestFailure =
  /** The body is not one JSON object. */
  | { readonly kind: 'bad-body' }
  | { readonly kind: 'no-command-name' }
  /** `foreign`: the word means nothing to the server at all (404), else it has no such command in this version (400). */
  | { readonly kind: 'unknown-command'; readonly foreign: boolean }
  /** `Authorization` is malformed, or names no account, or has a wrong password. */
  | { readonly kind: 'bad-credentials' }
  /** A bearer token that is unknown, expired or revoked. */
  | { readonly kind: 'bad-token' }
  /** Too many wrong passwords from this address for this account. */
  | { readonly kind: 'slow-down'; readonly retryAfterSeconds: number }
  | ArgumentFailure
  | { readonly kind: 'internal-command' }
  /** Not permitted by the rules. */
  | { readonly kind: 'forbidden' }

/** The arguments do not fit the definition. `argument` names the first that does not. */
export interface ArgumentFailure {
  readonly kind: 'bad-argument'
  readonly argument: string
  readonly problem: 'missing' | 'unknown' | 'duplicate' | 'format' | 'unreadable'
  /** ejabberd's own words: "Request have missing argument: user". Empty for `unreadable`, which answers 500. */
  readonly message: string
}

/** A real server could not be asked, or answered something that is no answer. */
export type UpstreamFailure =
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'timeout'; readonly timeoutMs: number }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'malformed-answer'; readonly message: string }

/** Success with a value. */
export const ok = <V>(value: V): Outcome<V> => ({ kind: 'ok', value })

/** A command that gives its reason: HTTP 400 with the text. */
export const refused = (reason: string): CommandFailure => ({ kind: 'refused', reason })

/** The same where ejabberd keeps the reason as a binary. */
export const refusedBinary = (reason: string): CommandFailure => ({ kind: 'refused', reason, binary: true })

/** The same given back as the command's result, where ejabberd throws most reasons. */
export const refusedAsResult = (reason: string): CommandFailure => ({
  kind: 'refused',
  reason,
  returned: true,
})

/** The same with an identifier (an Erlang atom) as its reason. */
export const refusedAtom = (reason: string): CommandFailure => ({ kind: 'refused', reason, atom: true })
