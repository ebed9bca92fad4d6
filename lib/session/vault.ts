import { randomBytes } from 'node:crypto'
import type { Credentials } from '@/lib/servers/server'
import type { Store } from '@/lib/store/store'
import { seal, unseal } from './seal'

/** What the browser's encrypted cookie holds: which session, and its half of the key. No credentials. */
export interface SessionKey {
  readonly id: string
  readonly key: string
}

/** Somebody is signed in at a server. */
export interface SignedIn {
  /** The JID, or "token". */
  readonly name: string
  readonly credentials: Credentials
}

/** Sessions live this long without being used; their credentials go with them. */
export const SESSION_HOURS = 12
const SESSION_MS = SESSION_HOURS * 3_600_000

/**
 * Credentials of signed-in people, one a session and server, sealed in the database. A person keeps one session while
 * signing in at several servers; signing out removes the credentials.
 */
export interface Vault {
  open(): Promise<SessionKey>
  exists(session: SessionKey): Promise<boolean>
  put(session: SessionKey, server: string, signedIn: SignedIn): Promise<void>
  get(session: SessionKey, server: string): Promise<SignedIn | undefined>
  /** Names by server id. */
  list(session: SessionKey): Promise<ReadonlyMap<string, string>>
  remove(session: SessionKey, server: string): Promise<void>
  destroy(sessionId: string): Promise<void>
}

export function createVault({ db, transact }: Store, secret: string): Vault {
  const place = (session: SessionKey, server: string) => `${session.id} ${server}`

  return {
    async open() {
      const session = {
        id: randomBytes(16).toString('base64url'),
        key: randomBytes(32).toString('base64url'),
      }
      const now = Date.now()
      await forgetOld(now)
      await db
        .insertInto('console_session')
        .values({ id: session.id, created_at: now, last_seen_at: now })
        .execute()
      return session
    },

    async exists(session) {
      const row = await db
        .selectFrom('console_session')
        .select('id')
        .where('id', '=', session.id)
        .where('last_seen_at', '>', Date.now() - SESSION_MS)
        .executeTakeFirst()
      return row !== undefined
    },

    async put(session, server, { name, credentials }) {
      const sealed = seal(JSON.stringify(credentials), secret, session.key, place(session, server))
      const row = { session_id: session.id, server_id: server, jid: name, sealed, created_at: Date.now() }
      await transact(async trx => {
        await trx
          .deleteFrom('console_credential')
          .where('session_id', '=', session.id)
          .where('server_id', '=', server)
          .execute()
        await trx.insertInto('console_credential').values(row).execute()
      })
    },

    async get(session, server) {
      const now = Date.now()
      const row = await db
        .selectFrom('console_credential')
        .innerJoin('console_session', 'console_session.id', 'console_credential.session_id')
        .select(['jid', 'sealed', 'last_seen_at'])
        .where('session_id', '=', session.id)
        .where('server_id', '=', server)
        .where('last_seen_at', '>', now - SESSION_MS)
        .executeTakeFirst()
      if (!row) return undefined
      const opened = unseal(row.sealed, secret, session.key, place(session, server))
      if (opened === undefined) return undefined
      // A minute's precision is enough for the twelve hours, and spares a write a call.
      if (now - row.last_seen_at > 60_000) {
        await db
          .updateTable('console_session')
          .set({ last_seen_at: now })
          .where('id', '=', session.id)
          .execute()
      }
      return { name: row.jid, credentials: JSON.parse(opened) as Credentials }
    },

    async list(session) {
      const rows = await db
        .selectFrom('console_credential')
        .innerJoin('console_session', 'console_session.id', 'console_credential.session_id')
        .select(['server_id', 'jid'])
        .where('session_id', '=', session.id)
        .where('last_seen_at', '>', Date.now() - SESSION_MS)
        .execute()
      return new Map(rows.map(({ server_id, jid }) => [server_id, jid]))
    },

    async remove(session, server) {
      await db
        .deleteFrom('console_credential')
        .where('session_id', '=', session.id)
        .where('server_id', '=', server)
        .execute()
    },

    async destroy(sessionId) {
      await db.deleteFrom('console_credential').where('session_id', '=', sessionId).execute()
      await db.deleteFrom('console_session').where('id', '=', sessionId).execute()
    },
  }

  async function forgetOld(now: number) {
    const old = db
      .selectFrom('console_session')
      .select('id')
      .where('last_seen_at', '<=', now - SESSION_MS)
    await db.deleteFrom('console_credential').where('session_id', 'in', old).execute()
    await db
      .deleteFrom('console_session')
      .where('last_seen_at', '<=', now - SESSION_MS)
      .execute()
  }
}
