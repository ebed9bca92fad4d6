import { formatJid, parseJid } from '@/lib/commands/jid'
import { type CommandFailure, refused } from '@/lib/commands/outcome'
import { crashed } from '../answers'
import type { Hosted } from '../context'
import { atom, type ErlangTerm, tuple } from '../erlang-expression'
import type { RoomAddress } from './address'
import { OPTION_NAMES, readOption, withDefaults, withinLimits } from './options'
import type { Affiliation, Affiliations, Room, Subscriber } from './room'
import { subscriptionNode } from './subscription-nodes'

interface Custom {
  readonly name: string
  readonly value: string
}

/** A room as `create_room_with_opts` makes it: the defaults of mod_muc, then the options given, of equals the last. */
export function newRoom(
  hosted: Hosted,
  address: RoomAddress,
  custom: readonly Custom[] = [],
): Room | CommandFailure {
  const options = new Map<string, ErlangTerm>(defaultOptions(hosted))
  const rest: ErlangTerm[] = []
  let affiliations: Affiliations = new Map()
  let subscribers: ReadonlyMap<string, Subscriber> = new Map()
  for (const { name, value } of custom) {
    if (name === 'affiliations') {
      const read = readAffiliations(value)
      if ('kind' in read) return read
      affiliations = read
    } else if (name === 'subscribers') {
      const read = readSubscribers(value)
      if ('kind' in read) return read
      subscribers = read
    } else if (name === 'subject' || name === 'subject_author') {
      rest.push(tuple(atom(name), value))
    } else if (OPTION_NAMES.includes(name)) {
      const term = readOption(name, value)
      if (term === undefined) return crashed
      options.set(name, term)
      // Of what it does not know ejabberd takes a flag, and drops it.
    } else if (value !== 'true' && value !== 'false') return crashed
  }
  return {
    ...address,
    options: withinLimits(withDefaults(options)),
    affiliations,
    subscribers,
    rest,
    usedAt: Date.now(),
  }
}

/** `default_room_options` of mod_muc. */
function defaultOptions({ config }: Hosted): [string, ErlangTerm][] {
  const configured = config.modules?.mod_muc?.default_room_options
  if (typeof configured !== 'object' || configured === null) return []
  return Object.entries(configured).flatMap(([name, value]) => {
    const term = readOption(name, Array.isArray(value) ? value.join(',') : String(value))
    return term === undefined ? [] : [[name, term] as [string, ErlangTerm]]
  })
}

/** `owner=alice@localhost;member=bob@localhost`; also with the older "," and ":". */
function readAffiliations(text: string): Affiliations | CommandFailure {
  const affiliations = new Map<string, { affiliation: Affiliation; reason: string }>()
  for (const part of text.split(/[;,]/).filter(Boolean)) {
    const found = /^(owner|admin|member|outcast)[:=](.*)$/s.exec(part)
    if (!found) return refused("Invalid 'affiliation'")
    const jid = parseJid(found[2] ?? '')
    if (!jid) return refused('Malformed JID in affiliation')
    const { user, host } = jid
    affiliations.set(formatJid({ user, host }), { affiliation: found[1] as Affiliation, reason: '' })
  }
  return affiliations
}

/** `carol@example.org=Carol=messages=subject;bob@localhost=Bob=presence`; also with "," and ":". */
function readSubscribers(text: string): ReadonlyMap<string, Subscriber> | CommandFailure {
  const subscribers = new Map<string, Subscriber>()
  for (const part of text.split(/[;,]/).filter(Boolean)) {
    const [address, nick, ...words] = part.split(/[=:]/).filter(Boolean)
    if (nick === undefined) return refused("Invalid 'subscribers' - missing nick")
    if (words.length === 0) return refused("Invalid 'subscribers' - missing nodes")
    const nodes = words.map(subscriptionNode)
    if (!nodes.every(node => node !== undefined)) {
      return refused("Invalid 'subscribers' - unknown node name used")
    }
    const jid = parseJid(address ?? '')
    if (!jid) return refused("Malformed JID in 'subscribers'")
    subscribers.set(formatJid({ user: jid.user, host: jid.host }), { nick, nodes })
  }
  return subscribers
}
