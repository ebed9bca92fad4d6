import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenApiDocument, Operation, Schema } from '@/lib/interfaces/openapi/document'
import { misfits, operation, operationsOf, problemsOf } from '@/lib/interfaces/openapi/testing'
import { type HostedProcess, startHosted } from '../support/hosted'

let hosted: HostedProcess
beforeAll(async () => {
  hosted = await startHosted({
    // Nothing listens at port 9: a server that has never told its release.
    config: 'servers:\n  real:\n    label: Real\n    url: http://127.0.0.1:9/api\n',
    accounts: [['alice', 'localhost', 'alicepw']],
  })
})
afterAll(() => hosted.stop())

const basic = (jid: string, password: string) => ({ authorization: `Basic ${btoa(`${jid}:${password}`)}` })
const get = (path: string, init?: RequestInit) => fetch(hosted.url + path, init)
const documentAt = async (path: string): Promise<OpenApiDocument> => (await get(path)).json()

describe('the address of the document', () => {
  test.each([
    ['nobody', {}],
    ['somebody with a wrong password', basic('admin@localhost', 'wrong')],
    ['an account holder', basic('alice@localhost', 'alicepw')],
    ['an administrator', basic('admin@localhost', 'secret')],
  ])('%s reads the same', async (_, headers) => {
    const answer = await get('/openapi.json', { headers })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.text()).toBe(await (await get('/servers/hosted/openapi.json')).text())
  })

  test.each([
    ['an API version that is not there', '/openapi.json?version=9', 'GET', 404],
    ['what is no API version', '/openapi.json?version=newest', 'GET', 404],
    ['something below it', '/openapi.json/x', 'GET', 404],
    ['writing to it', '/openapi.json', 'DELETE', 405],
    ['a server that is not there', '/servers/nosuch/openapi.json', 'GET', 404],
  ])('%s is refused', async (_, path, method, status) => {
    expect((await get(path, { method })).status).toBe(status)
  })

  test('who has it already is not sent it again, another version is another document', async () => {
    const first = await get('/openapi.json')
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/openapi.json', { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const other = await get('/openapi.json?version=0', { headers: { 'if-none-match': etag } })
    expect(other.status).toBe(200)
  })

  test('a server that has not told its release is described by the newest, and the document says so', async () => {
    const document = await documentAt('/servers/real/openapi.json')
    expect(document.info.description).toContain('has not told its release')
    expect(document.servers).toEqual([{ url: '/servers/real/api', description: 'Real' }])
    expect(await problemsOf(document)).toEqual([])
  })
})

/** A call as the document says it, and what the answer has against the document. */
async function check(document: OpenApiDocument, path: string, { requestBody, responses }: Operation) {
  const [base] = document.servers
  const answer = await fetch(`${hosted.url}${base?.url}${path}`, {
    method: 'POST',
    headers: { ...basic('admin@localhost', 'secret'), 'content-type': 'application/json' },
    body: JSON.stringify(requestBody.content['application/json'].example),
  })
  const response = responses[String(answer.status)]
  if (!response) return { status: answer.status, problems: ['this status is not in the document'] }
  const told =
    '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response
  const schema = { ...told?.content?.['application/json'].schema, components: document.components } as Schema
  return { status: answer.status, problems: misfits(schema, await answer.json()) }
}

describe('calls as the document says them', () => {
  test.each([0, 1, 2, 3])(
    'are answered by the hosted server as it says, in API version %i',
    async version => {
      const document = await documentAt(`/openapi.json?version=${version}`)
      expect(await problemsOf(document)).toEqual([])
      const statuses = new Map<string, number>()
      for (const [path, { post }] of Object.entries(document.paths)) {
        if (post['x-effect'] === 'destructive') continue
        const { status, problems } = await check(document, path, post)
        expect(problems, path).toEqual([])
        statuses.set(post.operationId, status)
      }
      for (const name of [
        'registered_users',
        'get_roster',
        'get_room_options',
        'stats',
        'status',
        'check_account',
      ])
        expect(statuses.get(name), name).toBe(200)
      // The example account exists already.
      expect(statuses.get('register')).toBe(409)
    },
  )

  test('the document has the hosted server’s commands, no more and no fewer', async () => {
    const document = await documentAt('/openapi.json')
    const { commands } = await hosted.app.hosted.catalogue()
    const callable = commands.filter(({ unavailable }) => !unavailable).map(({ name }) => name)
    expect(operationsOf(document).map(({ operationId }) => operationId)).toEqual(callable)
    expect(operation(document, 'register').security).toContainEqual({ token: ['register'] })
  })

  test('tokens are given where the document says', async () => {
    const document = await documentAt('/openapi.json')
    const scheme = document.components.securitySchemes.token
    if (scheme?.type !== 'oauth2') throw new Error('no OAuth')
    const { tokenUrl } = scheme.flows.password
    const answer = await get(tokenUrl, { method: 'POST', body: 'grant_type=none' })
    // The client has to be known; the address is the right one.
    expect(answer.status).toBe(401)
  })
})
