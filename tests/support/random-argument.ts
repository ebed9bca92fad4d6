import fc from 'fast-check'
import type { Field, Type } from '@/lib/commands/types'

/** A value that a caller gives, as JSON text; as JSON, integers may have any size. */
export interface Given {
  readonly json: string
  /** Of the kind that ejabberd stumbles over instead of refusing it (SPEC 3.2, last column): 500 "internal_error". */
  readonly isUnreadable: boolean
}

const fine = (json: string): Given => ({ json, isUnreadable: false })
const unreadable = (json: string): Given => ({ json, isUnreadable: true })
const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts)

const NASTY = oneOf(
  ...[
    '',
    ' ',
    '\u0000',
    "' or 1=1 --",
    '";drop table users;--',
    '%',
    '_',
    '\\',
    '../../etc/passwd',
    '/dev/null',
  ],
  ...[
    '😀',
    'é',
    'e\u0301',
    '\u200b',
    '\u202e',
    'İ',
    'ﬀ',
    '\uffff',
    'a'.repeat(1024),
    'ü'.repeat(3000),
    '$&',
    '{{x}}',
  ],
  ...[
    'a\nb',
    'a\tb',
    '<a>',
    '&amp;',
    ']]>',
    '__proto__',
    'constructor',
    'undefined',
    'null',
    'true',
    '-1',
    '1e9',
  ],
  ...['((((', '(a+)+$', '[', '*', '\\p{L}', 'a@b@c', '@', '/', 'a/b', 'a b', 'x'.repeat(5000)],
)
const USERS = oneOf('alice', 'bob', 'carol', 'dave', 'nobody', 'ALICE', 'alice@localhost', 'Bob ')
const HOSTS = oneOf(
  'localhost',
  'example.org',
  'LOCALHOST',
  'unknown.example',
  'all',
  'global',
  'conference.localhost',
)
const JIDS = oneOf(
  ...['alice@localhost', 'bob@localhost/phone', 'carol@example.org', 'nobody@unknown.example', 'localhost'],
  ...['room1@conference.localhost', 'A@B/C', '@localhost', 'alice@', 'room1@conference.localhost/nick'],
)
const SERVICES = oneOf(
  'conference.localhost',
  'conference.example.org',
  'localhost',
  'nowhere.example',
  'global',
)
const XML = oneOf(
  ...[
    "<message to='bob@localhost'><body>hi</body></message>",
    "<a xmlns='x:y'>1</a>",
    "<query xmlns='z'/>",
    '<a><b></a>',
  ],
  ...[
    '<presence/>',
    "<iq type='get' id='1'/>",
    "<message type='headline'/>",
    '<!DOCTYPE a><a/>',
    'no xml',
    '<a',
    '<a/><b/>',
  ],
  ...["<query xmlns='jabber:iq:privacy'><list name='l'><item action='deny' order='1'/></list></query>"],
)

/** Words that mean something, by the name of an argument. Of others a little of everything. */
const WORDS: readonly (readonly [RegExp, fc.Arbitrary<string>])[] = [
  [/^(local)?user(name)?$|^owner$/, USERS],
  [/host$|^domain$/, HOSTS],
  [/^service$/, SERVICES],
  [
    /jid$|^from$|^to$|^with$|^users$|^contacts$/,
    fc.oneof(
      JIDS,
      JIDS.map(jid => `${jid}:bob@localhost`),
      oneOf('any', '.*'),
    ),
  ],
  [
    /^room$|^name$/,
    oneOf('room1', 'room2', 'Room 3', 'nowhere', 'FN', 'TEL', 'registeredusers', 'onlineusers'),
  ],
  [/^group|^display|^add$|^del$/, oneOf('g1', 'g2', 'nogroup', '@all@', '@online@')],
  [
    /^option$/,
    oneOf(
      'title',
      'persistent',
      'max_users',
      'affiliations',
      'subscribers',
      'nooption',
      'mam',
      'allow_subscription',
    ),
  ],
  [/^value$/, oneOf('true', 'false', '10', 'none', 'title', 'moderators', 'owner=alice@localhost')],
  [/^affiliation$/, oneOf('owner', 'admin', 'member', 'outcast', 'none', 'king')],
  [/^subs$|^asks$/, oneOf('both', 'none', 'from', 'to', 'any', 'remove', 'none:from', 'in')],
  [/^action$/, oneOf('list', 'delete', 'burn')],
  [/^type$/, oneOf('chat', 'groupchat', 'all', 'headline', 'normal', 'error', 'available')],
  [/stanza|^element$|xmlquery/, XML],
  [/^scopes$/, oneOf('stats', 'stats;status', 'ejabberd:admin', 'noscope', 'sasl_auth')],
  [/^loglevel$/, oneOf('none', 'debug', 'loud', '4')],
  [/^hashmethod$/, oneOf('md5', 'sha', 'sha256', 'rot13')],
  [/^subname$/, oneOf('FAMILY', 'GIVEN', 'CELL', 'HOME', 'ORGUNIT')],
  [/regex/, oneOf('.*', '^room', '[', '(a+)+$', '')],
  [/nodes/, oneOf('urn:xmpp:mucsub:nodes:messages', 'urn:a,urn:b')],
  [/^key$/, oneOf('label', 'description', 'displayed_groups', 'nokey')],
  [/^module$/, oneOf('mod_muc', 'mod_antispam', 'mod_none')],
  [/^address$/, oneOf('10.0.0.1', '::1', '10.0.0.0/8')],
  [/^priority$/, oneOf('1', '-1', 'x')],
]

const wordFor = (name: string) => WORDS.find(([names]) => names.test(name))?.[1] ?? fc.oneof(USERS, JIDS)

const textJson = (name: string) =>
  fc
    .oneof(
      { weight: 8, arbitrary: wordFor(name) },
      { weight: 3, arbitrary: NASTY },
      fc.string({ unit: 'grapheme' }),
    )
    .map(text => fine(JSON.stringify(text)))

const anyJson = oneOf(
  'null',
  'true',
  'false',
  '{}',
  '[]',
  '5',
  '-0',
  '1.5',
  '1e3',
  '"x"',
  '[[]]',
  '{"a":{}}',
).map(fine)

const INTEGER = fc.oneof(
  {
    weight: 6,
    arbitrary: oneOf('0', '1', '-1', '5', '30', '3600', '"7"', '"+3"', '"-00"', '1700000000').map(fine),
  },
  {
    weight: 2,
    arbitrary: oneOf(
      '9007199254740993',
      '-9007199254740993',
      `1${'0'.repeat(30)}`,
      '2147483648',
      `"${'9'.repeat(400)}"`,
    ).map(fine),
  },
  { weight: 1, arbitrary: oneOf('"abc"', '""', '" 5"', '"5.0"', '"0x10"', '"1e3"').map(unreadable) },
)

/** Arrays for text: put together, or used as they are. */
const BYTES = fc.oneof(
  oneOf('["al","ice"]', '[97,108]', '["a",[98,[99]]]', '[200]', '[8364]', '[[]]').map(fine),
  oneOf('[-1]', '[1.5]', '[null]', '[{}]', '[true]').map(unreadable),
)

/** A value for a field: of its type as a rule, and now and then of another. */
export function argument({ name, type }: Field): fc.Arbitrary<Given> {
  const wrong = anyJson.map(given => (stumbles(type, given.json) ? unreadable(given.json) : given))
  return fc.oneof({ weight: 12, arbitrary: ofType(name, type) }, { weight: 1, arbitrary: wrong })
}

/** A text that is no number, and an object that lacks the fields of a tuple. */
function stumbles(type: Type, json: string): boolean {
  if (type.kind === 'list') return stumbles(type.of.type, json)
  return type.kind === 'integer' ? json.startsWith('"') : type.kind === 'tuple' && json.startsWith('{')
}

function ofType(name: string, type: Type): fc.Arbitrary<Given> {
  switch (type.kind) {
    case 'integer':
      return INTEGER
    case 'list': {
      const element = argument(type.of)
      const many = fc.array(element, { maxLength: 3 }).map(join)
      return fc.oneof(
        { weight: 4, arbitrary: many },
        element,
        ...(type.of.type.kind === 'tuple' ? [pairs(type.of.type.fields)] : []),
      )
    }
    case 'tuple': {
      const members = fc.tuple(
        ...type.fields.map(field => fc.tuple(fc.constant(field.name), argument(field))),
      )
      const whole = members.map(object)
      const part = members.map(all => unreadable(object(all.slice(1)).json))
      return fc.oneof({ weight: 6, arbitrary: whole }, part)
    }
    default:
      return fc.oneof({ weight: 8, arbitrary: textJson(name) }, BYTES)
  }
}

/** An object whose members are tuples; where those have other than two fields it is one that lacks its own. */
const pairs = (fields: readonly Field[]) =>
  fc.dictionary(fc.constantFrom('title', 'max_users', 'persistent', 'x'), anyJson).map(members => {
    const { json } = object(Object.entries(members))
    return fields.length === 2 ? fine(json) : unreadable(json)
  })

const join = (all: readonly Given[]): Given => ({
  json: `[${all.map(({ json }) => json).join()}]`,
  isUnreadable: all.some(({ isUnreadable }) => isUnreadable),
})

const object = (members: readonly (readonly [string, Given])[]): Given => ({
  json: `{${members.map(([name, { json }]) => `${JSON.stringify(name)}:${json}`).join()}}`,
  isUnreadable: members.some(([, { isUnreadable }]) => isUnreadable),
})
