import type { Kysely } from 'kysely'
import { bigint, bigintOrNull, createTable, integerOrNull, text, textKey, textOrNull } from './table'

/** Switchboard's own tables: browser sessions, the record of runs, settings, notes on tokens. */
export async function createConsoleTables(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'console_session', { id: textKey, created_at: bigint, last_seen_at: bigint })
  await createTable(
    db,
    'console_credential',
    { session_id: text, server_id: text, jid: text, sealed: text, created_at: bigint },
    { key: ['session_id', 'server_id'] },
  )
  await createTable(
    db,
    'console_run',
    {
      id: textKey,
      at: bigint,
      server_id: text,
      command: text,
      version: integerOrNull,
      actor: textOrNull,
      address: textOrNull,
      frontend: text,
      effect: textOrNull,
      args: textOrNull,
      state: text,
      outcome_kind: textOrNull,
      duration_ms: integerOrNull,
      calls: bigint,
    },
    { indexes: { console_run_at: ['at'] } },
  )
  await createTable(db, 'console_setting', { name: textKey, value: text })
  await createTable(
    db,
    'token_note',
    {
      server_id: text,
      fingerprint: text,
      name: text,
      purpose: text,
      created_by: text,
      created_at: bigint,
      last_used_at: bigintOrNull,
    },
    { key: ['server_id', 'fingerprint'] },
  )
}
