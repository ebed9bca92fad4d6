import type { Store } from '@/lib/store/store'
import { breathe } from './time'

/** Items of the nodes that belong to a virtual host and its accounts (mod_pubsub). They are published over XMPP only. */

const NODES_A_PIECE = 500

/** Keeps so many items in each node, those that changed last. */
export async function keepNewestItems(store: Store, host: string, count: number): Promise<void> {
  for await (const nodes of nodesOf(store, host)) {
    for (const nodeid of nodes) {
      await store.db
        .deleteFrom('pubsub_item')
        .where('nodeid', '=', nodeid)
        .where('itemid', 'not in', kept =>
          kept
            .selectFrom('pubsub_item')
            .select('itemid')
            .where('nodeid', '=', nodeid)
            .orderBy('modification', 'desc')
            .limit(count),
        )
        .execute()
    }
  }
}

/** Deletes the items that are older than their node allows; `elseSeconds` where the node does not say. */
export async function deleteExpiredItems(
  store: Store,
  host: string,
  elseSeconds: number | undefined,
): Promise<void> {
  for await (const nodes of nodesOf(store, host)) {
    const limits = await store.db
      .selectFrom('pubsub_node_option')
      .select(['nodeid', 'val'])
      .where('nodeid', 'in', nodes)
      .where('name', '=', 'item_expire')
      .execute()
    const limitOf = new Map(limits.map(({ nodeid, val }) => [nodeid, val]))
    for (const nodeid of nodes) {
      const own = limitOf.get(nodeid)
      const seconds = own && /^-?\d+$/.test(own) ? Math.max(0, Number(own)) : elseSeconds
      if (seconds === undefined) continue
      await store.db
        .deleteFrom('pubsub_item')
        .where('nodeid', '=', nodeid)
        .where('creation', '<', itemTime(Date.now() - seconds * 1000))
        .execute()
    }
  }
}

/** As times stand in the columns of items, for a moment in milliseconds since 1970. */
export function itemTime(ms: number): string {
  const microseconds = Math.max(0, Math.min(Math.floor(ms), Number.MAX_SAFE_INTEGER / 1000)) * 1000
  const part = (divisor: number) => String(Math.floor(microseconds / divisor) % 1_000_000).padStart(6, '0')
  return `${part(1_000_000_000_000)}:${part(1_000_000)}:${part(1)}`
}

async function* nodesOf({ db }: Store, host: string): AsyncGenerator<number[]> {
  for (let after = -1; ; ) {
    const rows = await db
      .selectFrom('pubsub_node')
      .select(['nodeid', 'host'])
      .where('nodeid', '>', after)
      .where(({ or, eb }) =>
        or([eb('host', '=', host), eb('host', 'like', `%@${host}`), eb('host', 'like', `%@${host}/%`)]),
      )
      .orderBy('nodeid')
      .limit(NODES_A_PIECE)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    // To LIKE, an underscore in the name of the host is any character.
    const nodes = rows.filter(row => row.host.replace(/\/.*/, '').replace(/^.*@/, '') === host)
    if (nodes.length > 0) yield nodes.map(({ nodeid }) => nodeid)
    after = last.nodeid
    await breathe()
  }
}
