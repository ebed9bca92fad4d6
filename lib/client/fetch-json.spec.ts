import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClientError, fetchJson, isSignedOut } from './fetch-json'

const answers: Record<string, [number, string]> = {
  '/fine': [200, '{"a":1}'],
  '/empty': [204, ''],
  '/signed-out': [401, '{"error":{"kind":"signed-out","message":"Sign in again"}}'],
  '/page': [502, '<html>Bad gateway</html>'],
  '/mute': [500, '{}'],
}
const server = createServer((request, response) => {
  const [status, body] = answers[request.url ?? ''] ?? [404, '{}']
  response.writeHead(status).end(body)
})
let base = ''
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

const failing = async (path: string): Promise<unknown> =>
  fetchJson(base + path).catch((error: unknown) => error)

test('a 2xx answer is its JSON, or undefined where there is none', async () => {
  expect(await fetchJson(`${base}/fine`)).toEqual({ a: 1 })
  expect(await fetchJson(`${base}/empty`)).toBeUndefined()
})

test('an error of the console keeps its kind and message', async () => {
  const error = await failing('/signed-out')
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({ kind: 'signed-out', message: 'Sign in again' })
  expect(isSignedOut(error)).toBe(true)
})

test('what a proxy in between answers is told apart, and is no sign-out', async () => {
  expect(await failing('/page')).toMatchObject({ kind: 'malformed', message: expect.stringContaining('502') })
  expect(await failing('/mute')).toMatchObject({ kind: 'malformed', message: expect.stringContaining('500') })
  expect(isSignedOut(await failing('/page'))).toBe(false)
})

test('a process that does not answer is offline', async () => {
  expect(await fetchJson('http://127.0.0.1:1/').catch((error: unknown) => error)).toMatchObject({
    kind: 'offline',
  })
})
