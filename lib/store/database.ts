import type { Kysely, Transaction } from 'kysely'
import type { Statement } from './prepared'
import type { Schema } from './schema'

/** A database that is open: Kysely for everything, and quick statements for what is read often. */
export interface OpenDatabase {
  readonly db: Kysely<Schema>
  ready(sql: string): Statement
  /** See `Store.transact`. */
  transact<T>(change: (trx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** See `Store.isUnreachable`. */
  isUnreachable(error: unknown): boolean
  close(): Promise<void>
}

/** Switchboard cannot start on this database; the message is for the operator and says why, never with a password. */
export class OpeningError extends Error {
  override readonly name: string = 'OpeningError'
}

export const cannotOpen = (place: string, cause: unknown): OpeningError =>
  new OpeningError(`Cannot open the database ${place}: ${reasonOf(cause)}`)

/** Of an address that has several, each fails by itself and the error as a whole says nothing. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0])
  return cause instanceof Error ? cause.message : String(cause)
}
