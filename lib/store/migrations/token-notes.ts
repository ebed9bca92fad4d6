import type { Kysely } from 'kysely'
import { bigintOrNull, createTable, emptyText, text } from './table'

/** Notes on tokens, with what a server may not tell of them. Nothing was ever written to the table before. */
export async function createTokenNotes(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('token_note').execute()
  await createTable(
    db,
    'token_note',
    {
      server_id: text,
      fingerprint: text,
      name: emptyText,
      purpose: emptyText,
      created_by: emptyText,
      created_at: bigintOrNull,
      last_used_at: bigintOrNull,
      owner: emptyText,
      scopes: emptyText,
      expires_at: bigintOrNull,
    },
    { key: ['server_id', 'fingerprint'] },
  )
}
