import { formatJid } from '@/lib/commands/jid'
import { atom, type ErlangTerm, parseTerm, printTerm, tuple } from '../erlang-expression'
import { OPTION_NAMES, withDefaults } from './options'
import type { Affiliation, Affiliations, Room } from './room'
import { atomOfTerm, elementsOfTerm, listOfTerm, textOfTerm } from './terms'

/** Column `opts` of muc_room: a list of pairs of an atom and a value, printed as text. */

const AFFILIATIONS = ['owner', 'admin', 'member', 'outcast']
const isAffiliation = (word: string | undefined): word is Affiliation =>
  word !== undefined && AFFILIATIONS.includes(word)

export function printOpts({ options, affiliations, rest, usedAt }: Room): string {
  const pair = ([name, value]: readonly [string, ErlangTerm]) => tuple(atom(name), value)
  return printTerm([
    ...OPTION_NAMES.flatMap(name => {
      const value = options.get(name)
      return value === undefined ? [] : [pair([name, value])]
    }),
    pair(['affiliations', printAffiliations(affiliations)]),
    ...rest,
    // Nobody is in it: to ejabberd a room that sleeps since it was last used.
    pair(['hibernation_time', BigInt(usedAt) * 1000n]),
  ])
}

type Opts = Pick<Room, 'options' | 'affiliations' | 'rest'>

/** Reads what `printOpts` or ejabberd wrote; undefined for a text that is no such list. */
export function parseOpts(text: string): Opts | undefined {
  const list = listOfTerm(parseTerm(text))
  if (!list) return undefined
  const options = new Map<string, ErlangTerm>()
  const rest: ErlangTerm[] = []
  let affiliations: Affiliations = new Map()
  for (const term of list) {
    const [key, value] = elementsOfTerm(term, 2) ?? []
    const name = atomOfTerm(key)
    if (name === undefined || value === undefined) rest.push(term)
    else if (OPTION_NAMES.includes(name)) options.set(name, value)
    else if (name === 'affiliations') affiliations = parseAffiliations(value)
    else if (name !== 'hibernation_time') rest.push(term)
  }
  return { options: withDefaults(options), affiliations, rest }
}

function printAffiliations(affiliations: Affiliations): ErlangTerm {
  return [...affiliations].map(([jid, { affiliation, reason }]) => {
    const at = jid.indexOf('@')
    const address = tuple(at < 0 ? '' : jid.slice(0, at), jid.slice(at + 1), '')
    return tuple(address, tuple(atom(affiliation), reason))
  })
}

function parseAffiliations(value: ErlangTerm): Affiliations {
  const affiliations = new Map<string, { affiliation: Affiliation; reason: string }>()
  for (const term of listOfTerm(value) ?? []) {
    const [address, what] = elementsOfTerm(term, 2) ?? []
    const [user, host] = (elementsOfTerm(address, 3) ?? []).map(textOfTerm)
    // Older rows have no reason: the affiliation alone.
    const [affiliation, reason] = elementsOfTerm(what, 2) ?? [what]
    const word = atomOfTerm(affiliation)
    if (user === undefined || host === undefined || !isAffiliation(word)) continue
    affiliations.set(formatJid({ user, host }), { affiliation: word, reason: textOfTerm(reason) ?? '' })
  }
  return affiliations
}

/** Column `nodes` of muc_room_subscribers: a list of binaries, printed as text. */
export const printNodes = (nodes: readonly string[]): string => printTerm(nodes)

export const parseNodes = (text: string): string[] =>
  (listOfTerm(parseTerm(text)) ?? []).flatMap(node => textOfTerm(node) ?? [])
