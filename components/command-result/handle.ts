import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import { formatJid, parseJid } from '@/lib/commands/jid'
import { argumentNote, type CommandNotes, type Meaning } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'
import type { Prefill } from '@/lib/paths'
import { isObject } from './fits'

/** What is at hand, by what it means: enough of it fills in another command's form. */
export type Handle = Readonly<Partial<Record<Meaning, string>>>

/** What the arguments of a call tell. Secrets are not at hand. */
export function handleOfArguments(
  definition: Definition,
  notes: CommandNotes,
  args: Readonly<Record<string, Json>>,
): Handle {
  const handle: Partial<Record<Meaning, string>> = {}
  for (const { name } of definition.args) {
    const note = argumentNote(notes, definition.version, name)
    const value = args[name]
    if (!note || note.secret || note.open || typeof value !== 'string' || value === '') continue
    handle[note.meaning] ??= value
  }
  return handle
}

const ROOM = /room/
const USER = /^user(name)?$/

/** What a cell names: an account, a JID or a room. Undefined where it is only text. */
export function handleOfCell(fieldName: string, row: Json, value: Json, given: Handle): Handle | undefined {
  if (typeof value !== 'string') return undefined
  if (USER.test(fieldName) && !value.includes('@')) {
    const host = hostIn(row) ?? given.host
    return host && parseJid(`${value}@${host}`) ? { user: value, host, jid: `${value}@${host}` } : undefined
  }
  const jid = value.includes('@') ? parseJid(value) : undefined
  if (!jid?.user) return undefined
  const bare = formatJid({ user: jid.user, host: jid.host })
  if (ROOM.test(fieldName)) return { room: jid.user, service: jid.host, 'room-jid': bare }
  return { user: jid.user, host: jid.host, jid: bare, ...(jid.resource ? { resource: jid.resource } : {}) }
}

const hostIn = (row: Json): string | undefined => {
  if (!isObject(row)) return undefined
  const host = row.host ?? row.domain ?? row.server
  return typeof host === 'string' && host !== '' ? host : undefined
}

/** A command, its form filled in as far as what is at hand reaches. */
export interface Use {
  readonly command: CatalogueCommand
  readonly prefill: Prefill
  /** Arguments that a person still has to fill in. */
  readonly missing: number
}

/** A command's newest definition with what is at hand put into its arguments, each meaning once. */
export function applyTo(command: CatalogueCommand, handle: Handle, named: Prefill = {}): Use | undefined {
  const definition = command.versions.at(-1)
  if (!definition) return undefined
  const prefill: Record<string, string> = {}
  const used = new Set<Meaning>()
  for (const { name, type } of definition.args) {
    const note = argumentNote(command.notes, definition.version, name)
    if (note?.secret || type.kind === 'list' || type.kind === 'tuple') continue
    const meant = note && !note.open && !used.has(note.meaning) ? handle[note.meaning] : undefined
    const value = Object.hasOwn(named, name) ? named[name] : meant
    if (value === undefined) continue
    prefill[name] = value
    if (note) used.add(note.meaning)
  }
  return { command, prefill, missing: definition.args.length - Object.keys(prefill).length }
}
