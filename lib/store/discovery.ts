import type { Selectable } from 'kysely'
import type { DiscoveryTable } from './console-tables'
import type { Store } from './store'

/** What one source said of a server's commands. `found` is JSON. */
export type DiscoveryRow = Selectable<DiscoveryTable>

/** What was learnt of the commands of real servers; the last of each source is kept. */
export interface DiscoveryStore {
  list(server: string): Promise<DiscoveryRow[]>
  put(row: DiscoveryRow): Promise<void>
  remove(server: string, source: string): Promise<void>
}

export function createDiscoveryStore({ db }: Pick<Store, 'db'>): DiscoveryStore {
  return {
    list: server => db.selectFrom('discovery').selectAll().where('server_id', '=', server).execute(),
    async put(row) {
      const { at, software, found } = row
      await db
        .insertInto('discovery')
        .values(row)
        .onConflict(conflict =>
          conflict.columns(['server_id', 'source']).doUpdateSet({ at, software, found }),
        )
        .execute()
    },
    async remove(server, source) {
      await db.deleteFrom('discovery').where('server_id', '=', server).where('source', '=', source).execute()
    },
  }
}
