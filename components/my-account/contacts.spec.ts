import { expect, test } from 'vitest'
import { readContacts } from './contacts'

test('reads what newer releases answer', () => {
  expect(
    readContacts([
      { jid: 'zoe@localhost', nick: 'Zoe', subscription: 'both', pending: 'undefined', groups: ['a', 'b'] },
      { jid: 'bob@localhost', nick: '', subscription: 'none', pending: 'subscribe', groups: [] },
    ]),
  ).toEqual([
    { jid: 'bob@localhost', nick: '', sees: 'not yet; not answered', groups: [] },
    { jid: 'zoe@localhost', nick: 'Zoe', sees: 'you see each other', groups: ['a', 'b'] },
  ])
})

test('puts together what older releases answer for each group of a contact', () => {
  const entry = { jid: 'bob@localhost', nick: 'Bob', subscription: 'to', ask: 'none' }
  expect(
    readContacts([
      { ...entry, group: 'a' },
      { ...entry, group: 'b;a' },
    ]),
  ).toEqual([{ jid: 'bob@localhost', nick: 'Bob', sees: 'you see them', groups: ['a', 'b'] }])
})

test('a subscription word that nobody knows is shown as it is', () => {
  expect(readContacts([{ jid: 'x@y', subscription: 'odd' }])[0]?.sees).toBe('odd')
})

test.each([[null], ['text'], [[1, {}, null]]])('%j has no contacts', value =>
  expect(readContacts(value as never)).toEqual([]),
)
