import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprint } from '../fingerprint'
import { startTestServer, type TestServer } from './testing'
import { nowSeconds } from './time'

const DAY_SECONDS = 86_400

let folder: string
let hosted: TestServer
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'switchboard-tokens-'))
  const file = path.join(folder, 'switchboard.db')
  const before = await startTestServer({ file })
  const expired = (token: string, secondsAgo: number) => ({
    token,
    jid: 'alice@localhost',
    scope: 'status',
    expire: nowSeconds() - secondsAgo,
  })
  const rows = [expired('valid', -60), expired('fresh', 60), expired('old', DAY_SECONDS + 60)]
  for (let token = 0; token < 1200; token++) rows.push(expired(`older${token}`, 2 * DAY_SECONDS))
  for (let at = 0; at < rows.length; at += 400) {
    await before.store.db
      .insertInto('oauth_token')
      .values(rows.slice(at, at + 400))
      .execute()
  }
  for (const token of ['valid', 'old']) {
    await before.store.db
      .insertInto('token_note')
      .values({ ...NOTE, server_id: 'hosted', fingerprint: fingerprint(token) })
      .execute()
  }
  await before.stop()
  hosted = await startTestServer({ file })
})
afterAll(async () => {
  await hosted.stop()
  rmSync(folder, { recursive: true })
})

const NOTE = {
  name: 'n',
  purpose: '',
  created_by: '',
  created_at: 0,
  owner: '',
  scopes: '',
}

const tokens = async () => {
  const rows = await hosted.store.db.selectFrom('oauth_token').select('token').orderBy('token').execute()
  return rows.map(({ token }) => token)
}
const notes = async () =>
  (await hosted.store.db.selectFrom('token_note').select('fingerprint').execute()).map(row => row.fingerprint)

test('a start cleans away tokens that expired more than a day ago, and what was noted about them', async () => {
  await expect.poll(tokens).toEqual(['fresh', 'valid'])
  expect(await notes()).toEqual([fingerprint('valid')])
})

test('a revoked token leaves nothing behind', async () => {
  await hosted.value('oauth_revoke_token', { token: 'valid' })
  expect(await tokens()).not.toContain('valid')
  expect(await notes()).toEqual([])
})
