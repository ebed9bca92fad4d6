import { expect, test } from './support/test'

test('a wrong password is told apart, and what was typed stays', async ({ page, switchboard }) => {
  await page.goto('/sign-in?server=hosted')
  await page.getByRole('textbox', { name: 'JID' }).fill(switchboard.admin.jid)
  await page.getByLabel(/^Password/).fill('not it')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(
    page
      .getByText(/password/i)
      .filter({ hasText: /wrong|right|accept/i })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'JID' })).toHaveValue(switchboard.admin.jid)
})

test('scripts of the page cannot read the session, and signing out ends it on the server', async ({
  page,
  context,
  signIn,
  switchboard,
}) => {
  await signIn()
  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === 'switchboard.session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  for (const { value } of cookies) expect(value).not.toContain(switchboard.admin.password)
  expect(await page.evaluate(() => document.cookie)).not.toContain('switchboard.session')
  const seen = await page.evaluate(() => fetch('/api/auth/session').then(answer => answer.json()))
  expect(Object.keys(seen).sort()).toEqual(['expires', 'user'])
  expect(seen.user).toEqual({ name: switchboard.admin.jid })

  await page.getByRole('button', { name: /Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()

  // The old cookie, kept by somebody, opens nothing any more.
  const again = await fetch(`${switchboard.url}/console-api/servers/hosted/run/status`, {
    method: 'POST',
    headers: {
      cookie: `switchboard.session=${session?.value}`,
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
    },
    body: '{"args":{}}',
  })
  expect(again.status).toBe(401)
})

test.describe('what must not work', () => {
  const body = '{"args":{"user":"mallory","host":"localhost","password":"x"}}'

  test('nobody runs a command without a session', async ({ switchboard }) => {
    const answer = await fetch(`${switchboard.url}/console-api/servers/hosted/run/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body,
    })
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: { kind: 'signed-out' } }])
  })

  test('another site cannot make the browser run a command', async ({ context, signIn, switchboard }) => {
    await signIn()
    const [session] = (await context.cookies()).filter(({ name }) => name === 'switchboard.session')
    const answer = await fetch(`${switchboard.url}/console-api/servers/hosted/run/register`, {
      method: 'POST',
      headers: {
        cookie: `switchboard.session=${session?.value}`,
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/json',
      },
      body,
    })
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: { kind: 'cross-site' } }])
  })

  test('opening a link fills the form and runs nothing', async ({ page, signIn }) => {
    await signIn()
    const calls: string[] = []
    page.on('request', request => request.method() === 'POST' && calls.push(request.url()))
    await page.goto('/servers/hosted/commands/register?user=mallory&host=localhost&password=x')
    await expect(page.getByRole('form', { name: 'register' }).getByLabel('Account')).toHaveValue('mallory')
    await expect(page.getByLabel(/^Password/)).toHaveValue('')
    expect(calls.filter(url => url.endsWith('/register'))).toEqual([])
  })

  test('the API does not look at the session cookie', async ({ context, signIn, switchboard }) => {
    await signIn()
    const [session] = (await context.cookies()).filter(({ name }) => name === 'switchboard.session')
    const answer = await fetch(`${switchboard.url}/api/registered_users`, {
      method: 'POST',
      headers: { cookie: `switchboard.session=${session?.value}` },
      body: '{"host":"localhost"}',
    })
    expect(answer.status).toBe(403)
  })
})
