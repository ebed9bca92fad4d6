import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type { ClientBase, CustomTypesConfig, Pool } from 'pg'
import type { OpenDatabase } from './database'
import type { Statement } from './prepared'
import type { Schema } from './schema'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; parameters as those of libpq (`sslmode`, `host` for a socket …). */
  readonly url: string
  /** How many connections at most, 2 or more: half of them for reads, half for changes. */
  readonly connections: number
}

const CONNECT_MS = 5000
const IDLE_MS = 5 * 60_000
/** A change that others get in the way of is tried so often, waiting a little longer each time. */
const ATTEMPTS = 12
const LONGEST_WAIT_MS = 200

/**
 * Opens PostgreSQL; the only place that knows its driver. No connection is made before the first query. One that is lost
 * fails what runs on it, and the next query makes a new one.
 */
export async function openPostgres({ url, connections }: PostgresOptions): Promise<OpenDatabase> {
  const { default: pg } = await import('pg')
  const half = Math.max(1, Math.floor(connections / 2))
  const open = (max: number): Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      application_name: 'switchboard',
      connectionTimeoutMillis: CONNECT_MS,
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      max,
      types: sameTypes(pg.types),
      onConnect: prepareConnection,
    })
    pool.on('error', reportLoss)
    return pool
  }
  const writer = open(half)
  // A change may read on the way, by a quick statement: with connections of their own, reads never wait for changes.
  const reader = open(half)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: writer }) })
  let statements = 0
  return {
    db,
    ready: sql => ready(reader, `switchboard_${++statements}`, sql),
    transact: change => transact(db, change),
    isUnreachable,
    async close() {
      await reader.end()
      await db.destroy()
    },
  }
}

async function prepareConnection(client: ClientBase) {
  // Without a listener, the loss of a connection amid a change would end the process. Whoever uses it is told as well.
  client.on('error', reportLoss)
  // Times without a zone are UTC, whatever the server's own zone.
  await client.query("set time zone 'UTC'")
}

const reportLoss = (error: Error) => console.error(`A connection to PostgreSQL was lost: ${error.message}`)

const BOOLEAN = 16
const INT8 = 20
const TIMESTAMP = 1114
const NUMERIC = 1700

/** Values come as the embedded database gives them: all numbers as numbers, yes and no as 1 and 0,
 * times as text of whole seconds. */
function sameTypes(types: CustomTypesConfig): CustomTypesConfig {
  return {
    getTypeParser(oid: number, format?: 'text' | 'binary') {
      if (oid === BOOLEAN) return (text: string) => (text === 't' ? 1 : 0)
      if (oid === INT8 || oid === NUMERIC) return Number
      if (oid === TIMESTAMP) return (text: string) => text.slice(0, 'YYYY-MM-DD HH:MM:SS'.length)
      return types.getTypeParser(oid, format as 'text')
    },
  }
}

/** Prepared by each connection when it first runs there. */
function ready(pool: Pool, name: string, text: string): Statement {
  const all = async (values: readonly unknown[]): Promise<unknown[]> => {
    const { rows } = await pool.query({ name, text, values: [...values] })
    return rows
  }
  return { all, first: async values => (await all(values))[0] }
}

async function transact<T>(db: Kysely<Schema>, change: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(change)
    } catch (error) {
      if (attempt === ATTEMPTS || !gotInTheWay(error)) throw error
      await sleep(Math.random() * Math.min(2 ** attempt, LONGEST_WAIT_MS))
    }
  }
}

/** Serialization failure, deadlock, or a row of that key that was not there when the change looked for it. */
const IN_THE_WAY = new Set(['40001', '40P01', '23505'])

const gotInTheWay = (error: unknown) =>
  error instanceof Error && 'code' in error && IN_THE_WAY.has(String(error.code))

/** Of the system; and of PostgreSQL: connection trouble, no room for another connection, starting or shutting down. */
const UNREACHABLE_CODE = /^(E[A-Z]{4,}|08...|53300|57P..)$/
/** Of the driver, which gives these no code. */
const UNREACHABLE_TEXT = /^(Connection terminated|timeout exceeded when trying to connect|Client has enc)/

function isUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnreachable)
  if (!(error instanceof Error)) return false
  return 'code' in error && typeof error.code === 'string'
    ? UNREACHABLE_CODE.test(error.code)
    : UNREACHABLE_TEXT.test(error.message)
}
