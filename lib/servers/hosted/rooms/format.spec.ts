import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atom, type ErlangTerm, tuple } from '../erlang-expression'
import { parseNodes, parseOpts, printNodes, printOpts } from './format'
import { OPTION_NAMES, showOption, withDefaults } from './options'
import type { Affiliation, Room } from './room'

/** What ejabberd 23.01 stored of a room that was changed and of one that was only made. */
const CHANGED =
  '[{title,<<"a\\nb">>},{description,<<>>},{allow_private_messages,true},{persistent,true},{max_users,0},' +
  '{presence_broadcast,[moderator]},{vcard_xupdate,undefined},{captcha_whitelist,[]},' +
  '{affiliations,[{{<<>>,<<"whole.example">>,<<>>},{admin,<<"reason">>}},{{<<"x">>,<<"elsewhere.example">>,<<>>},member},' +
  '{{<<"ñandu">>,<<"elsewhere.example">>,<<>>},{outcast,<<>>}}]},{roles,[{{<<"x">>,<<"elsewhere.example">>,<<>>},participant}]},' +
  '{subject,[]},{subject_author,<<>>},{hats_users,[]},{hibernation_time,undefined}]'
const MADE = '[{allow_change_subj,true},{persistent,true},{title,<<84,32,60,195,177,62,240,159,152,128>>}]'

const shown = (text: string) => {
  const opts = parseOpts(text)
  return Object.fromEntries(
    [...(opts?.options ?? [])].map(([name, value]) => [name, showOption(name, value)]),
  )
}

describe('the options of a room that ejabberd stored', () => {
  test('are read, with its defaults for what it did not store', () => {
    expect(shown(CHANGED)).toMatchObject({
      title: 'a\nb',
      description: '',
      max_users: '0',
      presence_broadcast: '[moderator]',
      vcard_xupdate: 'undefined',
      captcha_whitelist: '{0,nil}',
      allowpm: 'anyone',
    })
    expect(shown(MADE)).toMatchObject({ title: 'T <ñ>😀', persistent: 'true', max_users: '200' })
    expect(Object.keys(shown(MADE)).sort()).toEqual([...OPTION_NAMES].sort())
  })

  test('tell the affiliations in both of their forms', () => {
    expect([...(parseOpts(CHANGED)?.affiliations ?? [])]).toEqual([
      ['whole.example', { affiliation: 'admin', reason: 'reason' }],
      ['x@elsewhere.example', { affiliation: 'member', reason: '' }],
      ['ñandu@elsewhere.example', { affiliation: 'outcast', reason: '' }],
    ])
  })

  test('keep what means nothing here when they are written back', () => {
    const opts = parseOpts(CHANGED)
    const written = opts && printOpts({ ...place, ...opts, subscribers: new Map(), usedAt: 5000 })
    for (const kept of ['{allow_private_messages,true}', '{subject,[]}', '{hats_users,[]}']) {
      expect(written).toContain(kept)
    }
    expect(written).toContain('{hibernation_time,5000000}')
    expect(written).not.toContain('undefined}]')
  })

  test.each(['', 'room', '{title,<<"a">>}', '[{title,#{}}]', '[{title,<<"a">>}'])('%j are unreadable', text =>
    expect(parseOpts(text)).toBeUndefined(),
  )
})

const place = { name: 'lobby', service: 'conference.localhost', host: 'localhost' }

const value: fc.Arbitrary<ErlangTerm> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.constantFrom(atom('true'), atom('undefined'), [], [atom('moderator')]),
)
const affiliation = fc.constantFrom<Affiliation[]>('owner', 'admin', 'member', 'outcast')
const jid = fc.constantFrom('romeo@localhost', 'ñandu@localhost', 'localhost', 'a"b@localhost')
const room: fc.Arbitrary<Room> = fc.record({
  name: fc.constant(place.name),
  service: fc.constant(place.service),
  host: fc.constant(place.host),
  options: fc
    .dictionary(fc.constantFrom(...OPTION_NAMES), value)
    .map(options => withDefaults(new Map(Object.entries(options)))),
  affiliations: fc
    .array(fc.tuple(jid, fc.record({ affiliation, reason: fc.string({ unit: 'grapheme' }) })))
    .map(entries => new Map(entries)),
  subscribers: fc.constant(new Map()),
  rest: fc.constantFrom([], [tuple(atom('subject'), 'Hello')]),
  usedAt: fc.nat(),
})

test('what is written of a room is read as it was', () => {
  fc.assert(
    fc.property(room, original => {
      const { options, affiliations, rest } = original
      expect(parseOpts(printOpts(original))).toEqual({ options, affiliations, rest })
    }),
  )
})

test('nodes are written as ejabberd writes them', () => {
  const nodes = ['urn:xmpp:mucsub:nodes:messages', 'urn:xmpp:mucsub:nodes:subject']
  expect(printNodes(nodes)).toBe(`[<<"${nodes[0]}">>,<<"${nodes[1]}">>]`)
  expect(parseNodes(printNodes(nodes))).toEqual(nodes)
})
