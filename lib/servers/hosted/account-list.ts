import { sortTexts } from '@/lib/commands/text'
import { joinLines } from '@/lib/store/dialect-sql'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { breathe } from './time'

/** So many rows are read at a time, within about a millisecond. */
const ROWS_A_PIECE = 2000
/** So many are counted at a time, within a few milliseconds. */
const COUNTED_A_PIECE = 20_000

const namesQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; from: string; limit: number }>) =>
    db
      .selectFrom(
        db
          .selectFrom('users')
          .select('username')
          .where('server_host', '=', param('host'))
          .where('username', '>=', param('from'))
          .orderBy('username')
          .limit(param('limit'))
          .as('piece'),
      )
      // No name holds a line break: control characters are refused when an account is made.
      .select(joinLines(db, 'username').as('lines')),
  ),
)

/**
 * The names of all accounts of a virtual host, ascending by their bytes, in pieces: a million of them must not keep
 * everybody else waiting.
 */
export async function* accountNames(store: Store, host: string): AsyncGenerator<string[]> {
  let last: string | undefined
  for (;;) {
    const piece = await namesQuery(store).first({ host, from: last ?? '', limit: ROWS_A_PIECE })
    const rows = sortTexts(piece?.lines?.split('\n') ?? [])
    // An account has a row for each form of its password, and each piece begins where the one before ended.
    const names = rows.filter((name, at) => name !== (at === 0 ? last : rows[at - 1]))
    if (names.length > 0) yield names
    if (rows.length < ROWS_A_PIECE) return
    last = rows.at(-1)
    await breathe()
  }
}

const skipQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; from: string; count: number }>) =>
    db
      .selectFrom('users')
      .select('username')
      .distinct()
      .where('server_host', '=', param('host'))
      .where('username', '>=', param('from'))
      .orderBy('username')
      .limit(1)
      .offset(param('count')),
  ),
)

const restQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; from: string }>) =>
    db
      .selectFrom('users')
      .select(({ fn }) => fn.count<number>('username').distinct().as('count'))
      .where('server_host', '=', param('host'))
      .where('username', '>=', param('from')),
  ),
)

/** How many accounts a virtual host has. */
export async function countAccounts(store: Store, host: string): Promise<number> {
  let from = ''
  for (let counted = 0; ; counted += COUNTED_A_PIECE) {
    const next = await skipQuery(store).first({ host, from, count: COUNTED_A_PIECE })
    if (!next) {
      const rest = await restQuery(store).first({ host, from })
      return counted + Number(rest?.count ?? 0)
    }
    from = next.username
    await breathe()
  }
}
