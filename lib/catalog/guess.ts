import type { ArgumentNote, Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { shared } from './arguments'

const known = new Map<string, ArgumentNote>(Object.entries(shared))

/** By the end of a name, or anywhere in it; the first that fits counts. Secrets first: a false alarm only masks. */
const patterns: readonly (readonly [RegExp, Meaning])[] = [
  [/pass|secret/, 'password'],
  [/token/, 'token'],
  [/jid$/, 'jid'],
  [/host$|server$/, 'host'],
  [/user$|username$|account$|owner$/, 'user'],
  [/service$/, 'service'],
  [/room$/, 'room'],
  [/nick$|nickname$/, 'nick'],
  [/file$|filename$|path$|dir$|directory$|folder$/, 'path'],
  [/xml$|stanza$/, 'xml'],
  [/regexp?$/, 'regexp'],
  [/node$|nodename$/, 'node'],
  [/module$/, 'module'],
]

const secrets: readonly Meaning[] = ['password', 'token']
const numbers: readonly Meaning[] = ['number', 'timestamp']

/**
 * What an argument of a command that is not ejabberd's own probably means, by its name and type. Other values than the
 * meaning suggests are always accepted (`open`), because it is a guess.
 */
export function guessNote({ name, type }: Field): ArgumentNote {
  const isInteger = type.kind === 'integer'
  const note = known.get(name)
  if (note && (note.secret || numbers.includes(note.meaning) === isInteger)) return { ...note, open: true }

  const label = labelOf(name)
  const meaning = patterns.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1]
  if (meaning && secrets.includes(meaning)) return { label, meaning, secret: true }
  if (isInteger) return { label, meaning: /timestamp$/.test(name) ? 'timestamp' : 'number' }
  return meaning ? { label, meaning, open: true } : { label, meaning: 'text' }
}

/** "old_node_name" → "Old node name", "api_url" → "API URL". */
function labelOf(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .trim()
    .replace(/\b(api|id|ip|jid|muc|ttl|uri|url|xml)\b/g, word => word.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}
