import type { Selectable } from 'kysely'
import type { TokenNoteTable } from './console-tables'
import type { Store } from './store'

/** What is known of a token beyond what its server tells. The token itself is never kept. Times: milliseconds since 1970. */
export type TokenNote = Selectable<TokenNoteTable>

/** Notes of tokens that expired, or of which nothing but a use is known, go when another one is written. */
const KEPT_MS = 30 * 86_400_000
/** How long uses of tokens may wait in memory before they are written. */
const FLUSH_MS = 2000

/** Notes on the tokens of all servers, by server and fingerprint. */
export interface TokenNotes {
  list(server: string): Promise<TokenNote[]>
  /** Writes down a token that is issued now, or replaces what was known of it. */
  put(note: Omit<TokenNote, 'last_used_at'>): Promise<void>
  /** Names a token, also one that somebody issued elsewhere. */
  name(server: string, fingerprint: string, words: Pick<TokenNote, 'name' | 'purpose'>): Promise<void>
  forget(server: string, fingerprints: readonly string[]): Promise<void>
  /** A token was accepted just now. Costs nothing here: many uses become one write. */
  used(server: string, fingerprint: string): void
  /** Writes what waits, and resolves when all is written. A shutdown needs no more. */
  flush(): Promise<void>
}

export function createTokenNotes({ db }: Store): TokenNotes {
  const uses = new Map<string, { server_id: string; fingerprint: string; last_used_at: number }>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const rows = [...uses.values()]
    uses.clear()
    writing = writing
      .then(() => writeUses(rows))
      .catch(error => console.error('Uses of tokens not written:', error))
    return writing
  }

  async function writeUses(
    rows: readonly { server_id: string; fingerprint: string; last_used_at: number }[],
  ) {
    for (const row of rows) {
      await db
        .insertInto('token_note')
        .values({ ...UNKNOWN, ...row })
        .onConflict(conflict =>
          conflict.columns(['server_id', 'fingerprint']).doUpdateSet({ last_used_at: row.last_used_at }),
        )
        .execute()
    }
  }

  return {
    async list(server) {
      await flush()
      return db.selectFrom('token_note').selectAll().where('server_id', '=', server).execute()
    },

    async put(note) {
      const before = Date.now() - KEPT_MS
      await db.deleteFrom('token_note').where('expires_at', '<', before).execute()
      await db
        .deleteFrom('token_note')
        .where('owner', '=', '')
        .where('name', '=', '')
        .where('last_used_at', '<', before)
        .execute()
      await db
        .insertInto('token_note')
        .values({ ...note, last_used_at: null })
        .onConflict(conflict => conflict.columns(['server_id', 'fingerprint']).doUpdateSet(note))
        .execute()
    },

    async name(server, fingerprint, words) {
      await db
        .insertInto('token_note')
        .values({ ...UNKNOWN, server_id: server, fingerprint, ...words })
        .onConflict(conflict => conflict.columns(['server_id', 'fingerprint']).doUpdateSet(words))
        .execute()
    },

    async forget(server, fingerprints) {
      for (const fingerprint of fingerprints) {
        uses.delete(`${server} ${fingerprint}`)
        await db
          .deleteFrom('token_note')
          .where('server_id', '=', server)
          .where('fingerprint', '=', fingerprint)
          .execute()
      }
    },

    used(server, fingerprint) {
      const row = { server_id: server, fingerprint, last_used_at: Date.now() }
      uses.set(`${server} ${fingerprint}`, row)
      timer ??= setTimeout(flush, FLUSH_MS)
    },

    flush,
  }
}

/** A token that was issued elsewhere. */
const UNKNOWN = {
  name: '',
  purpose: '',
  created_by: '',
  created_at: null,
  owner: '',
  scopes: '',
  expires_at: null,
  last_used_at: null,
}
