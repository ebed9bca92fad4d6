import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerWeb } from '@/lib/process/web-route'
import { runtime } from '@/lib/runtime'

/** Next's route handlers, where no `server.ts` stands in front. */
const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-web-route-'))
const upstream = createServer((request, response) => {
  request.resume()
  response.writeHead(request.url?.includes('ban') ? 403 : 200, { 'X-From': 'upstream' }).end('"done"')
})

beforeAll(async () => {
  await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  const file = path.join(folder, 'switchboard.yml')
  writeFileSync(
    file,
    `servers:\n  real: {url: 'http://127.0.0.1:${port}/api', discovery: {automatic: false}}\n  gone: {url: 'http://127.0.0.1:1/api', discovery: {automatic: false}}\n`,
  )
  Object.assign(process.env, {
    SWITCHBOARD_DATA: path.join(folder, 'data'),
    SWITCHBOARD_CONFIG: file,
    SWITCHBOARD_ADMIN_JID: 'admin@localhost',
    SWITCHBOARD_ADMIN_PASSWORD: 'secret',
  })
})
afterAll(async () => {
  const app = await runtime()
  await app.close()
  upstream.close()
  rmSync(folder, { recursive: true })
})

const post = (target: string, body: string, headers: Record<string, string> = {}) =>
  answerWeb(
    new Request(`http://localhost${target}`, {
      method: 'POST',
      body,
      headers: {
        'content-length': String(body.length),
        authorization: `Basic ${btoa('bob@localhost:x')}`,
        ...headers,
      },
    }),
  )

const rows = async () => {
  const { store } = await runtime()
  const all = await store.db.selectFrom('console_run').selectAll().orderBy('at').execute()
  return all.map(({ server_id, command, actor, state, outcome_kind }) => ({
    ...{ server_id, command, actor, state, outcome_kind },
  }))
}

test('a write handed on to a real server is in the journal, with how it ended', async () => {
  const answer = await post('/servers/real/api/register', '{}')
  expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([
    200,
    'upstream',
    '"done"',
  ])
  expect((await post('/servers/real/api/ban_account', '{}')).status).toBe(403)
  const down = await post('/servers/gone/api/unregister', '{}')
  expect([down.status, await down.json()]).toEqual([
    502,
    { status: 'error', code: 502, message: expect.stringContaining('127.0.0.1:1') },
  ])
  const call = { server_id: 'real', actor: 'bob@localhost' }
  await expect.poll(rows).toEqual([
    { ...call, command: 'register', state: 'ok', outcome_kind: 'http-200' },
    { ...call, command: 'ban_account', state: 'failed', outcome_kind: 'http-403' },
    { ...call, server_id: 'gone', command: 'unregister', state: 'failed', outcome_kind: 'http-502' },
  ])
})

test('a body that is too large is refused with what to do, and nothing is asked', async () => {
  const before = await rows()
  const answer = await post('/servers/real/api/register', '{}', { 'content-length': '99999999' })
  expect([answer.status, await answer.json()]).toEqual([
    413,
    { status: 'error', code: 413, message: 'The body is larger than 67108864 bytes.' },
  ])
  expect(await rows()).toEqual(before)
})
