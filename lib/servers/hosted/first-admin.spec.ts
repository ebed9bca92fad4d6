import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureFirstAdmin } from './first-admin'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  hosted = await startTestServer()
})
afterEach(() => hosted.stop())

const signIn = (jid: string, password: string) => hosted.identify({ kind: 'basic', jid, password })

test('an empty database gets an admin whose password is told once', async () => {
  const admin = await ensureFirstAdmin(hosted.store, hosted.config)
  expect(admin?.jid).toBe('admin@localhost')
  expect(admin?.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
  expect(await signIn('admin@localhost', admin?.password ?? '')).toMatchObject({ kind: 'ok' })
  expect(await ensureFirstAdmin(hosted.store, hosted.config)).toBeUndefined()
})

test('the operator may choose the name and the password', async () => {
  const wish = { jid: 'Root@example.org', password: 'chosen one' }
  expect(await ensureFirstAdmin(hosted.store, hosted.config, wish)).toEqual({
    jid: 'root@example.org',
    password: 'chosen one',
  })
  expect(await signIn('root@example.org', 'chosen one')).toMatchObject({ kind: 'ok' })
})

test('a database with accounts gets none', async () => {
  await hosted.value('register', { user: 'alice', host: 'example.org', password: 'pw' })
  expect(await ensureFirstAdmin(hosted.store, hosted.config)).toBeUndefined()
})

test.each([
  [{ jid: 'admin@elsewhere.example' }, /virtual hosts: localhost, example.org/],
  [{ jid: 'localhost' }, /must be an account/],
  [{ password: 'a\u0001b' }, /password must have/],
])('%j is refused with what is allowed', async (wish, message) => {
  await expect(ensureFirstAdmin(hosted.store, hosted.config, wish)).rejects.toThrow(message)
})
