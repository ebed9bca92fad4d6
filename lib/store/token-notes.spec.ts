import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from './store'
import { openSpecStore } from './testing'
import { createTokenNotes, type TokenNotes } from './token-notes'

let store: Store
let notes: TokenNotes

beforeEach(async () => {
  store = await openSpecStore()
  notes = createTokenNotes(store)
})
afterEach(async () => {
  await notes.flush()
  await store.close()
})

const issued = (fingerprint: string, server_id = 'hosted') => ({
  server_id,
  fingerprint,
  name: 'backup',
  purpose: '',
  created_by: 'admin@localhost',
  created_at: 1,
  owner: 'admin@localhost',
  scopes: 'status',
  expires_at: Date.now() + 1000,
})

test('a use is added to what was noted, and to nothing else', async () => {
  await notes.put(issued('a'))
  await notes.put(issued('a', 'real'))
  const before = Date.now()
  notes.used('hosted', 'a')
  const [note] = await notes.list('hosted')
  expect(note).toMatchObject({ name: 'backup', owner: 'admin@localhost' })
  expect(note?.last_used_at).toBeGreaterThanOrEqual(before)
  expect(await notes.list('real')).toMatchObject([{ last_used_at: null }])
})

test('a token that was issued elsewhere is noted when it is used, and can be named', async () => {
  notes.used('real', 'b')
  await notes.name('real', 'b', { name: 'old script', purpose: 'nobody knows' })
  expect(await notes.list('real')).toMatchObject([
    { fingerprint: 'b', name: 'old script', created_at: null, last_used_at: expect.any(Number) },
  ])
})

test('what is forgotten does not come back by a use that waited', async () => {
  await notes.put(issued('a'))
  notes.used('hosted', 'a')
  await notes.forget('hosted', ['a'])
  expect(await notes.list('hosted')).toEqual([])
})

test('notes of tokens that are long gone go with the next one', async () => {
  await notes.put({ ...issued('old'), expires_at: Date.now() - 40 * 86_400_000 })
  await notes.put(issued('new'))
  expect((await notes.list('hosted')).map(note => note.fingerprint)).toEqual(['new'])
})
