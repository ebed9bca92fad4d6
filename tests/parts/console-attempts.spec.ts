import { readdirSync } from 'node:fs'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiError } from '@/lib/client/types'
import type { SessionKey } from '@/lib/session/vault'
import type { HostedProcess } from '../support/hosted'
import { asAdmin, startStrict } from '../support/strict'

/** Every route of the console's own API, found in the folder: one that is added is tried too. */
const FOLDER = path.resolve('app/console-api')
const ROUTES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter(file => path.basename(file) === 'route.ts')
  .sort()
/** The one that the sign-in page needs before anybody is signed in. */
const FOR_EVERYBODY = 'servers/route.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

let hosted: HostedProcess
let session: SessionKey
const cookies: Record<string, string> = {}

beforeAll(async () => {
  hosted = await startStrict()
  // Where the routes look for the process's parts (lib/runtime.ts).
  Object.assign(globalThis, { [Symbol.for('switchboard.runtime')]: Promise.resolve(hosted.app) })
  const { vault, authSecret } = hosted.app
  session = await vault.open()
  const credentials = { kind: 'basic', jid: 'admin@localhost', password: 'secret' } as const
  await vault.put(session, 'hosted', { name: 'admin@localhost', credentials })
  const ended = await vault.open()
  await vault.put(ended, 'hosted', { name: 'admin@localhost', credentials })
  await vault.destroy(ended.id)

  const cookie = async ({ id, key }: SessionKey, secret = authSecret) =>
    `switchboard.session=${await encode({ token: { name: 'admin@localhost', sid: id, key }, secret })}`
  cookies.right = await cookie(session)
  cookies['sealed with another secret'] = await cookie(session, 'another secret of enough length')
  cookies['of a session that never was'] = await cookie({ ...session, id: 'made-up' })
  cookies['of a session whose key is not known'] = await cookie({ ...session, key: ended.key })
  cookies['of a session that ended'] = await cookie(ended)
  // In its middle: of the last character not all bits count.
  cookies['with a changed character'] = cookies.right.replace(/.(?=.{30}$)/, one => (one === 'A' ? 'B' : 'A'))
  cookies['with the session in plain sight'] = `switchboard.session=${JSON.stringify(session)}`
})
afterAll(() => hosted.stop())

/** Asks one route, by each method that it has. */
async function ask(route: string, headers: Record<string, string>) {
  const module = (await import(path.join(FOLDER, route))) as Partial<Record<string, Handler>>
  const params = Promise.resolve({ server: 'hosted', command: 'unregister', action: 'list' })
  const answers: Response[] = []
  for (const method of METHODS) {
    const handler = module[method]
    if (!handler) continue
    const body = method === 'GET' ? undefined : JSON.stringify({ args: { user: 'alice', host: 'localhost' } })
    const request = new Request('http://127.0.0.1/console-api', {
      method,
      headers: { host: 'console.example', 'content-type': 'application/json', ...headers },
      body,
    })
    answers.push(await handler(request, { params }))
  }
  expect(answers.length).toBeGreaterThan(0)
  return Promise.all(
    answers.map(async answer => [answer.status, ((await answer.json()) as Partial<ApiError>).error?.kind]),
  )
}

const OWN = { 'sec-fetch-site': 'same-origin' }

describe.each(ROUTES)('%s', route => {
  test.each<[who: string, headers: Record<string, string>]>([
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://other.example' }],
    ['a link that somebody opens', { 'sec-fetch-site': 'none' }],
    ['another site in a browser that does not say so', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a program that got hold of the cookie alone', {}],
  ])('%s may not use the cookie of a person', async (_, headers) => {
    for (const answer of await ask(route, { cookie: cookies.right ?? '', ...headers })) {
      expect(answer).toEqual([403, 'cross-site'])
    }
  })
})

describe.each(ROUTES.filter(route => route !== FOR_EVERYBODY))('%s', route => {
  test.each([
    'none at all',
    'sealed with another secret',
    'of a session that never was',
    'of a session whose key is not known',
    'of a session that ended',
    'with a changed character',
    'with the session in plain sight',
  ])('a cookie %s opens nothing', async name => {
    const cookie = cookies[name]
    for (const answer of await ask(route, { ...OWN, ...(cookie ? { cookie } : {}) })) {
      expect(answer).toEqual([401, 'signed-out'])
    }
  })
})

test('nothing was done, and with the right cookie it would have been', async () => {
  const accounts = () => asAdmin(hosted, 'registered_users', { host: 'localhost' })
  expect(await accounts()).toContain('alice')
  const run = ROUTES.find(route => route.includes('run/'))
  expect(await ask(run ?? '', { ...OWN, cookie: cookies.right ?? '' })).toEqual([[200, undefined]])
  expect(await accounts()).not.toContain('alice')
})
