import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startProcess } from '../support/server-process'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-life-'))
const dataFolder = path.join(folder, 'data')
const config = path.join(folder, 'switchboard.yml')
beforeAll(() =>
  writeFileSync(
    config,
    `hosts: [localhost]
acl: {admin: {user: [admin@localhost]}}
access_rules: {configure: {allow: admin}}
api_permissions: {admin: {who: {acl: admin}, what: '*'}}
`,
  ),
)
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

test.each<[command: string, args: object, ended: number | string, secondsMin: number]>([
  ['stop', {}, 0, 0],
  ['stop_kindly', { delay: 2, announcement: 'Good bye' }, 0, 2],
  ['halt', {}, 'SIGKILL', 0],
])('%s answers, and then the process ends', async (command, args, ended, secondsMin) => {
  const child = await startProcess({ dataFolder, config })
  const call = (name: string, body: object, person = 'admin@localhost:secret') =>
    fetch(`${child.url}/api/${name}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(person).toString('base64')}` },
      body: JSON.stringify(body),
    })
  try {
    expect((await call(command, args, 'alice@localhost:no')).status).toBe(401)
    await call('register', { user: 'romeo', host: 'localhost', password: 'pw' })
    const before = performance.now()
    const answer = await call(command, args)
    expect([answer.status, await answer.text()]).toEqual([200, '0'])
    expect(await child.ended).toBe(ended)
    expect(performance.now() - before).toBeGreaterThanOrEqual(secondsMin * 1000)
  } finally {
    await child.kill()
  }
  const again = await startProcess({ dataFolder, config })
  const found = await fetch(`${again.url}/api/check_account?user=romeo&host=localhost`, {
    headers: { Authorization: `Basic ${Buffer.from('admin@localhost:secret').toString('base64')}` },
  })
  expect(await found.text()).toBe('0')
  await again.stop()
})
