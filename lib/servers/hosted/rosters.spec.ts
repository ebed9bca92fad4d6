import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  hosted = await startTestServer()
})
afterEach(() => hosted.stop())

const owner = (user: string) => ({ localuser: user, localhost: 'localhost' })

describe('rosters', () => {
  test('tell every contact as it was given', async () => {
    const word = fc.oneof(
      fc.constantFrom('both', 'to', 'from', 'none', '', 'B', '=', 'constructor'),
      fc.string({ unit: fc.constantFrom('a', 'B', '=', 'ß') }).filter(subs => subs !== 'remove'),
    )
    const item = fc.record({
      nick: fc.string({ unit: fc.constantFrom('a', 'Ñ', "'", '<') }),
      groups: fc.array(fc.constantFrom('', 'A', 'A;B', 'Ö'), { maxLength: 3 }),
      subs: word,
    })
    await fc.assert(
      fc.asyncProperty(item, async ({ nick, groups, subs }) => {
        const contact = { user: 'Juliet', host: 'example.org', nick, groups, subs }
        await hosted.value('add_rosteritem', { ...owner('Romeo'), ...contact })
        expect(await hosted.value('get_roster', { user: 'romeo', host: 'localhost' })).toEqual([
          { jid: 'juliet@example.org', nick, subscription: subs, pending: 'undefined', groups },
        ])
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['romeo', 'nosuch.example', { kind: 'ok', value: [] }],
    ['romeo', '', { kind: 'ok', value: [] }],
    ['a@b', '', { kind: 'refused', reason: "Invalid 'user'/'server'" }],
  ])('of %s at "%s" are empty, if that is an address', async (user, host, answer) => {
    expect(await hosted.run('get_roster', { user, host })).toEqual(answer)
  })

  test('are filtered by subscription, account and contact, and what passes can be removed', async () => {
    const contacts = [
      ['romeo', 'juliet', 'both'],
      ['romeo', 'nurse', 'to'],
      ['paris', 'juliet', 'none'],
    ] as const
    for (const [user, contact, subs] of contacts) {
      const item = { user: contact, host: 'example.org', nick: '', groups: ['G'], subs }
      await hosted.value('add_rosteritem', { ...owner(user), ...item })
    }
    const process = (action: string, subs: string, users: string, who: string) =>
      hosted.run('process_rosteritems', { action, subs, asks: 'any', users, contacts: who })
    const pairs = (...list: readonly (readonly [string, string])[]) => ({
      kind: 'ok',
      value: list.map(([user, who]) => ({ user: `${user}@localhost`, contact: `${who}@example.org` })),
    })
    expect(await process('list', 'any', 'any', 'any')).toEqual(
      pairs(['paris', 'juliet'], ['romeo', 'juliet'], ['romeo', 'nurse']),
    )
    expect(await process('list', 'to:none', 'any', 'any')).toEqual(
      pairs(['paris', 'juliet'], ['romeo', 'nurse']),
    )
    expect(await process('list', 'any', 'rom*@localhost', 'jul?et@*')).toEqual(pairs(['romeo', 'juliet']))
    expect(await process('list', 'nonsense', 'any', 'any')).toEqual(pairs())
    expect(await process('list', 'none:nonsense', 'any', 'any')).toEqual(pairs(['paris', 'juliet']))
    expect(await process('list', 'nonsense:any', 'rom*@localhost', 'any')).toEqual(
      pairs(['romeo', 'juliet'], ['romeo', 'nurse']),
    )
    expect(await process('nonsense', 'any', 'any', 'any')).toEqual({ kind: 'crashed' })
    expect(await process('delete', 'any', 'any', 'juliet@*')).toEqual(
      pairs(['paris', 'juliet'], ['romeo', 'juliet']),
    )
    expect(await process('list', 'any', 'any', 'any')).toEqual(pairs(['romeo', 'nurse']))
    expect(await hosted.store.db.selectFrom('rostergroups').select('jid').execute()).toHaveLength(1)
  })
})
