import type { Insertable } from 'kysely'

/** Switchboard's own tables. Times are milliseconds since 1970. */
export interface ConsoleTables {
  console_session: ConsoleSessionTable
  console_credential: ConsoleCredentialTable
  console_run: ConsoleRunTable
  console_setting: { name: string; value: string }
  token_note: TokenNoteTable
  discovery: DiscoveryTable
}

/** A browser that signed in somewhere. */
export interface ConsoleSessionTable {
  id: string
  created_at: number
  last_seen_at: number
}

/** What a browser's person signed in with at one server; sealed, gone with the sign-out. */
export interface ConsoleCredentialTable {
  session_id: string
  server_id: string
  jid: string
  sealed: string
  created_at: number
}

/**
 * One call of a command. A write is stored as `intent` before it runs: one that stays so ended unknown. Equal reads, and
 * equal refusals, that come close together share a row.
 */
export interface ConsoleRunTable {
  id: string
  at: number
  server_id: string
  command: string
  /** API version of the definition that was called; null where none was found. */
  version: number | null
  /** JID, or "token"; null: nobody. */
  actor: string | null
  /** Null for the local socket. */
  address: string | null
  frontend: string
  effect: 'read' | 'write' | 'destructive' | null
  /** JSON without secrets. */
  args: string | null
  state: 'intent' | 'ok' | 'failed' | 'refused'
  /** Kind of the outcome, as in `lib/commands/outcome.ts`. */
  outcome_kind: string | null
  /** Of several calls: the longest. */
  duration_ms: number | null
  /** How many calls the row stands for. */
  calls: number
}

export type RunRow = Insertable<ConsoleRunTable>

/**
 * What is noted about a token, which is known by its fingerprint here, never by itself. Texts are '' where nothing is
 * known: the token was issued elsewhere and used, or named, here.
 */
export interface TokenNoteTable {
  server_id: string
  fingerprint: string
  name: string
  purpose: string
  created_by: string
  created_at: number | null
  /** When somebody last showed the token and it was accepted, as far as that went through Switchboard. */
  last_used_at: number | null
  /** JID of its owner. */
  owner: string
  /** Joined by a space. */
  scopes: string
  expires_at: number | null
}

/** What a source said of a real server's commands. */
export interface DiscoveryTable {
  server_id: string
  source: string
  at: number
  /** What the server called itself then. */
  software: string
  /** JSON. */
  found: string
}
