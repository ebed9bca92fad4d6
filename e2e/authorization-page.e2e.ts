import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { AxeResults } from 'axe-core'
import { expect, test } from './support/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** An application elsewhere: its page sends people to Switchboard, and they come back to `/cb`. */
let application: Server
let home: string
test.beforeAll(async () => {
  application = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    const frame = new URL(request.url ?? '/', 'http://x').searchParams.get('frame')
    response.end(`<!doctype html><title>Board</title><h1>Board</h1>${frame ? `<iframe src="${frame}">` : ''}`)
  })
  await new Promise<void>(resolve => application.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(application.address() as AddressInfo).port}`
})
test.afterAll(() => void application.close())

test.beforeEach(async ({ switchboard: { url, admin } }) => {
  const answer = await fetch(`${url}/api/oauth_add_client_implicit`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${admin.jid}:${admin.password}`)}` },
    body: JSON.stringify({ client_id: 'board', client_name: 'Statistics board', redirect_uri: `${home}/cb` }),
  })
  expect(answer.status).toBe(200)
})

const link = (more: Record<string, string> = {}) =>
  `/oauth/authorization_token?${new URLSearchParams({
    response_type: 'token',
    client_id: 'board',
    redirect_uri: `${home}/cb`,
    scope: 'stats get_roster',
    state: 'st8',
    ...more,
  })}`

test('a person lets an application act for them, and it can do that and no more', async ({
  page,
  switchboard,
}) => {
  const { admin } = switchboard
  await page.goto(link())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“Statistics board” asks for access')
  await expect(page.getByRole('listitem').filter({ hasText: 'get_roster' })).toContainText(
    'List the contacts',
  )
  await expect(page.getByText(`${home}/cb`)).toBeVisible()

  await page.getByLabel('Your JID').fill(admin.jid)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(`${home}/cb?error=badpass&state=st8`)

  await page.goBack()
  await page.getByLabel('Your JID').fill(admin.jid)
  await page.getByLabel('Password').fill(admin.password)
  await page.getByLabel('For how long').selectOption('One hour')
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page).toHaveURL(
    /\/cb\?access_token=\w{32}&token_type=bearer&expires_in=3600&scope=.*&state=st8$/,
  )

  const token = new URL(page.url()).searchParams.get('access_token')
  const call = (command: string, args: unknown) =>
    fetch(`${switchboard.url}/api/${command}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    })
  expect((await call('stats', { name: 'registeredusers' })).status).toBe(200)
  expect((await call('registered_users', { host: 'localhost' })).status).toBe(403)
  expect(switchboard.log()).not.toContain(token)
})

test('a person who refuses goes back without a token', async ({ page }) => {
  await page.goto(link())
  await page.getByRole('link', { name: 'Refuse' }).click()
  await expect(page).toHaveURL(`${home}/cb?error=access_denied&state=st8`)
})

test('nobody can agree to what leads somewhere else', async ({ page }) => {
  await page.goto(link({ redirect_uri: `${home}/elsewhere` }))
  await expect(page.getByRole('alert')).toContainText('does not know the application')
  await expect(page.getByLabel('Password')).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeDisabled()
  await expect(page.getByRole('link', { name: 'Refuse' })).toHaveCount(0)
})

test('no other page can hold it in a frame', async ({ page, switchboard }) => {
  await page.goto(`${home}/?frame=${encodeURIComponent(switchboard.url + link())}`)
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(page.frames()).toHaveLength(2)
  const framed = page.frames()[1]
  expect(await framed?.getByRole('button', { name: 'Allow' }).count()).toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`WCAG 2.2 AA finds nothing to object to there (${colorScheme}, ${width} wide)`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const address of [link(), link({ client_id: 'nobody' }), link({ jid: 'alice@localhost' })]) {
        await page.goto(address)
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() =>
          (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
        )
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
          [],
        )
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    })
  }
}
