import { randomUUID } from 'node:crypto'
import type { Definition } from '@/lib/commands/definition'
import type { Outcome } from '@/lib/commands/outcome'
import { redact } from '@/lib/commands/redact'
import type { RunRow } from '@/lib/store/console-tables'
import type { Store } from '@/lib/store/store'
import type { Arguments, GatewayCall, GatewayResult } from './call'
import { createFold } from './fold'
import { readUsage, type Usage } from './usage'

/** How long a read may wait in memory before it is written. Equal ones of that time share a row. */
const FLUSH_MS = 500
/** Reads are kept to be looked at soon, writes for good: the newest this many reads stay. */
const READS_KEPT = 100_000
/** Old reads are looked for once in this many rows written. */
const ROWS_BETWEEN_CLEANINGS = 10_000
const ROWS_A_STATEMENT = 100

/** Who ran what, when, from where, with which outcome; without secrets. */
export interface Journal {
  /**
   * Before a command runs. For a write the intent is durable when the promise resolves, so that a crash leaves it
   * behind as "outcome unknown"; it rejects where it cannot be stored. A read is only remembered.
   */
  intent(entry: Intent): Promise<Entry> | Entry
  /** A call that was turned down before it ran. */
  refused(entry: Refusal): void
  /**
   * Before another program's call is passed through, whose arguments are not read. The same promise as of `intent`: it
   * rejects where a write cannot be stored, and the call must not be made.
   */
  passing(call: PassedCall): Promise<PassedEnd> | PassedEnd
  /** The calls of a server counted by command, what waits included; `actor`: those of one JID. See `readUsage`. */
  usage(server: string, actor?: string): Promise<Usage[]>
  /** Writes what waits, and resolves when all is written. A shutdown needs no more. */
  flush(): Promise<void>
}

/** A call that was begun. */
export interface Entry {
  complete(end: End): void
}

/** How a call ended; or its caller hung up before all of the answer was read. */
export type End = Pick<Outcome, 'kind'> | { readonly kind: 'hung-up' }

interface Intent {
  readonly call: GatewayCall
  readonly startedAt: number
  readonly definition: Definition
  readonly caller: GatewayResult['caller']
  readonly args: Arguments
}

type Refusal = GatewayResult & { readonly call: GatewayCall; readonly startedAt: number }

export interface PassedCall {
  readonly server: string
  readonly command: string
  readonly effect: 'read' | 'write' | 'destructive'
  /** Default: `mod_http_api`. */
  readonly frontend?: string
  /** JID, or "token"; empty: nobody. */
  readonly actor: string
  readonly address: string
  readonly startedAt: number
}

/** How it ended; `status` undefined: the caller hung up, or the answer broke off. */
export type PassedEnd = (status: number | undefined, durationMs: number) => void

export function createJournal(store: Store): Journal {
  const waiting = createFold()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  let rowsSinceCleaning = 0

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const rows = waiting.take()
    for (const row of rows) if (row.state === 'refused') log(row)
    rowsSinceCleaning += rows.length
    const clean = rowsSinceCleaning > ROWS_BETWEEN_CLEANINGS
    if (clean) rowsSinceCleaning = 0
    writing = writing
      .then(() => write(store, rows))
      .then(() => (clean ? forgetOldReads(store) : undefined))
      .catch(error => console.error('Journal not written:', error))
    return writing
  }

  const remember = (row: RunRow) => {
    waiting.add(row)
    timer ??= setTimeout(flush, FLUSH_MS)
  }

  /** Stores that a write is about to run. What it gives stores how it ended. */
  const begun = async (row: RunRow) => {
    await store.db.insertInto('console_run').values(row).execute()
    return (end: Ending) => {
      log({ ...row, ...end })
      writing = writing
        .then(() => store.db.updateTable('console_run').set(end).where('id', '=', row.id).execute())
        .then(() => undefined)
        .catch(error => console.error('Outcome not recorded:', error))
    }
  }

  return {
    intent({ call, startedAt, definition, caller, args }) {
      const notes = call.server.notes(definition.name)
      const { effect } = notes
      const { version } = definition
      const row = (end: Ending) =>
        rowOf(
          { call, startedAt, caller, version, effect, args: toJson(redact(args, definition, notes)) },
          end,
        )
      if (effect === 'read') return { complete: outcome => remember(row(ending(outcome, startedAt))) }
      return begun(row(BEGUN)).then(end => ({ complete: outcome => end(ending(outcome, startedAt)) }))
    },

    refused({ call, startedAt, definition, caller, outcome }) {
      const effect = definition ? call.server.notes(definition.name).effect : null
      remember(
        rowOf(
          { call, startedAt, caller, version: definition?.version ?? null, effect, args: null },
          { ...ending(outcome, startedAt), state: 'refused' },
        ),
      )
    },

    passing({ server, startedAt, actor, ...call }) {
      const row: RunRow = {
        frontend: 'mod_http_api',
        ...call,
        id: randomUUID(),
        at: startedAt,
        server_id: server,
        version: null,
        actor: actor || null,
        args: null,
        calls: 1,
        ...BEGUN,
      }
      const end = (status: number | undefined, duration_ms: number) => ({
        state: status !== undefined && status < 400 ? ('ok' as const) : ('failed' as const),
        outcome_kind: status === undefined ? 'hung-up' : `http-${status}`,
        duration_ms,
      })
      if (call.effect === 'read') return (status, ms) => remember({ ...row, ...end(status, ms) })
      return begun(row).then(complete => (status, ms) => complete(end(status, ms)))
    },

    async usage(server, actor) {
      await flush()
      return readUsage(store, server, actor)
    },

    flush,
  }
}

type RowParts = Pick<Intent, 'call' | 'startedAt'> &
  Pick<RunRow, 'version' | 'effect' | 'args'> & { readonly caller?: GatewayResult['caller'] }

/** Written out, since every read makes one and putting it together from parts takes longer than the read. */
function rowOf({ call, startedAt, caller, version, effect, args }: RowParts, end: Ending): RunRow {
  const { server, command, credentials, origin } = call
  return {
    id: randomUUID(),
    at: startedAt,
    server_id: server.id,
    command: command.slice(0, 200),
    version,
    actor: caller?.jid ? `${caller.jid.user}@${caller.jid.host}` : claimed(credentials),
    address: origin.address ?? null,
    frontend: origin.frontend,
    effect,
    args,
    state: end.state,
    outcome_kind: end.outcome_kind,
    duration_ms: end.duration_ms,
    calls: 1,
  }
}

/** Whom a caller claimed to be, where that was not believed. */
function claimed(credentials: GatewayCall['credentials']): string | null {
  if (credentials.kind === 'basic') return credentials.jid.slice(0, 200)
  return credentials.kind === 'bearer' ? 'token' : null
}

type Ending = Pick<RunRow, 'state' | 'outcome_kind' | 'duration_ms'>

const BEGUN: Ending = { state: 'intent', outcome_kind: null, duration_ms: null }

function ending(outcome: End, startedAt: number): Ending {
  return {
    state: outcome.kind === 'ok' ? ('ok' as const) : ('failed' as const),
    outcome_kind: outcome.kind,
    duration_ms: Date.now() - startedAt,
  }
}

function toJson(args: Arguments): string {
  // Without a replacer it is quicker by far, and hardly ever is one needed.
  const mayHaveBigInts = Object.values(args).some(
    value => typeof value === 'bigint' || typeof value === 'object',
  )
  if (!mayHaveBigInts) return JSON.stringify(args)
  return JSON.stringify(args, (_, part) => (typeof part === 'bigint' ? part.toString() : part))
}

/** One line for each change and each refusal; reads would drown them. */
function log(row: RunRow) {
  const who = row.actor ?? 'anonymous'
  const outcome = row.outcome_kind === 'ok' ? 'ok' : `${row.state} (${row.outcome_kind})`
  console.log(
    `${new Date(row.at).toISOString()} ${row.server_id} ${printable(row.command)} by ${printable(who)} from ${row.address ?? 'here'}: ${outcome}, ${row.duration_ms} ms${row.calls > 1 ? `, ${row.calls} times` : ''}`,
  )
}

/** A name from outside must not forge a line of the log. */
const printable = (text: string) => JSON.stringify(text).slice(1, -1)

async function write(store: Store, rows: readonly RunRow[]) {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const part = rows.slice(at, at + ROWS_A_STATEMENT)
    await store.db.insertInto('console_run').values(part).execute()
  }
}

async function forgetOldReads({ db }: Store) {
  const last = await db
    .selectFrom('console_run')
    .select('at')
    .where('effect', '=', 'read')
    .orderBy('at', 'desc')
    .offset(READS_KEPT)
    .limit(1)
    .executeTakeFirst()
  if (last)
    await db.deleteFrom('console_run').where('effect', '=', 'read').where('at', '<=', last.at).execute()
}
