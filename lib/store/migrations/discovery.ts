import type { Kysely } from 'kysely'
import { bigint, createTable, emptyText, text } from './table'

/** What is known of the commands of real servers: by server and by where the knowledge comes from. */
export async function createDiscovery(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'discovery',
    { server_id: text, source: text, at: bigint, software: emptyText, found: text },
    { key: ['server_id', 'source'] },
  )
}
