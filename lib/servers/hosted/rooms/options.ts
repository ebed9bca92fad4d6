import { atom, type ErlangTerm, printTerm } from '../erlang-expression'
import { atomOfTerm, listOfTerm, textOfTerm } from './terms'

/** The most people in a room, of mod_muc's own `max_users`. */
const MAX_USERS = 200

interface Option {
  readonly initial: ErlangTerm
  /** Undefined where the text is no value of the option. */
  readonly read: (text: string) => ErlangTerm | undefined
}

const oneOf =
  (...words: readonly string[]) =>
  (text: string) =>
    words.includes(text) ? atom(text) : undefined
const flag = (initial: boolean): Option => ({ initial: atom(String(initial)), read: oneOf('true', 'false') })
const word = (initial: string, ...words: readonly string[]): Option => ({
  initial: atom(initial),
  read: oneOf(initial, ...words),
})
const text: Option = { initial: '', read: value => value }
const integer = (initial: number): Option => ({
  initial,
  read: value => (/^[+-]?\d{1,400}$/.test(value) ? readInteger(value) : undefined),
})

function readInteger(value: string): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(value.replace('+', ''))
}

const ROLES = ['moderator', 'participant', 'visitor']

/** What a room can be told, in the order in which ejabberd stores it. */
const OPTIONS: Readonly<Record<string, Option>> = {
  title: text,
  description: text,
  allow_change_subj: flag(true),
  allow_query_users: flag(true),
  allowpm: word('anyone', 'participants', 'moderators', 'none'),
  allow_private_messages_from_visitors: word('anyone', 'moderators', 'nobody'),
  allow_visitor_status: flag(true),
  allow_visitor_nickchange: flag(true),
  public: flag(true),
  public_list: flag(true),
  persistent: flag(false),
  moderated: flag(true),
  members_by_default: flag(true),
  members_only: flag(false),
  allow_user_invites: flag(false),
  password_protected: flag(false),
  captcha_protected: flag(false),
  password: text,
  anonymous: flag(true),
  logging: flag(false),
  max_users: integer(MAX_USERS),
  allow_voice_requests: flag(true),
  allow_subscription: flag(false),
  mam: flag(false),
  presence_broadcast: {
    initial: ROLES.map(atom),
    read(value) {
      const roles = value.split(/[;,]/).filter(Boolean)
      return roles.every(role => ROLES.includes(role)) ? roles.map(atom) : undefined
    },
  },
  voice_request_min_interval: integer(1800),
  vcard: text,
  vcard_xupdate: {
    initial: atom('undefined'),
    read: value => (['undefined', 'external'].includes(value) ? undefined : value),
  },
  pubsub: text,
  enable_hats: flag(true),
  lang: text,
  captcha_whitelist: { initial: [], read: () => undefined },
}

export const OPTION_NAMES: readonly string[] = Object.keys(OPTIONS)

/** The value of an option from its text; undefined where there is no such option or it cannot have that value. */
export const readOption = (name: string, value: string): ErlangTerm | undefined =>
  Object.hasOwn(OPTIONS, name) ? OPTIONS[name]?.read(value) : undefined

/** The options of a room that nobody has told anything; `custom` go before. */
export function withDefaults(custom: ReadonlyMap<string, ErlangTerm>): ReadonlyMap<string, ErlangTerm> {
  const initial = Object.entries(OPTIONS).map(([name, option]) => [name, option.initial] as const)
  return new Map([...initial, ...custom])
}

/** As a room is made: not for more people than the service allows. */
export function withinLimits(options: ReadonlyMap<string, ErlangTerm>): ReadonlyMap<string, ErlangTerm> {
  const users = options.get('max_users')
  return (typeof users === 'number' || typeof users === 'bigint') && users > MAX_USERS
    ? new Map([...options, ['max_users', MAX_USERS]])
    : options
}

/** An option's value as `get_room_options` shows it. */
export function showOption(name: string, value: ErlangTerm): string {
  // An empty set of Erlang's.
  if (name === 'captcha_whitelist' && listOfTerm(value)?.length === 0) return '{0,nil}'
  return textOfTerm(value) ?? atomOfTerm(value) ?? printTerm(value)
}
