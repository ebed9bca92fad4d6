import { expect, test } from './support/test'

test('a newcomer signs in, finds a command by typing, runs it and follows to what it made', async ({
  page,
  switchboard,
}) => {
  const { jid, password } = switchboard.admin

  await page.goto('/')
  await page.getByRole('textbox', { name: 'JID' }).fill(jid)
  await page.getByLabel(/^Password/).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await expect(page.getByText('Registered accounts')).toBeVisible()

  // The palette
  await page.keyboard.press('Control+k')
  await page.keyboard.type('regi')
  await expect(page.getByRole('option').first()).toContainText('register')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'register', exact: true })).toBeVisible()

  // The form: three labelled fields
  const form = page.getByRole('form', { name: 'register' })
  await form.getByLabel('Account').fill('juliet')
  await form.getByLabel('Virtual host').selectOption('localhost')
  await expect(form.getByLabel(/^Password/)).toHaveAttribute('type', 'password')
  await form.getByRole('button', { name: 'Generate a password' }).click()
  const generated = await form.getByLabel(/^Password/).inputValue()
  expect(generated.length).toBeGreaterThanOrEqual(16)
  await form.getByRole('button', { name: 'Register' }).click()

  // The result, and what follows from it
  await expect(page.getByText('User juliet@localhost successfully registered')).toBeVisible()
  expect(page.url()).not.toContain(encodeURIComponent(generated))
  await page.getByRole('link', { name: 'registered_users' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'registered_users', exact: true })).toBeVisible()
  await expect(page.getByLabel('Virtual host')).toHaveValue('localhost')
  await expect(page.getByRole('table')).toHaveCount(0)
  await page
    .getByRole('form', { name: 'registered_users' })
    .getByRole('button', { name: /^(Run|List)/ })
    .click()
  await expect(page.getByRole('table').getByText('juliet', { exact: true })).toBeVisible()

  // The password that was generated is a real one.
  const answer = await fetch(`${switchboard.url}/api/check_account`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`juliet@localhost:${generated}`).toString('base64')}` },
    body: JSON.stringify({ user: 'juliet', host: 'localhost' }),
  })
  expect(answer.status).toBe(403)
})

test('the API answers the first admin by password, and nobody else', async ({ request, switchboard }) => {
  const { jid, password } = switchboard.admin
  const call = (secret: string) =>
    request.post('/api/registered_users', {
      headers: { authorization: `Basic ${Buffer.from(`${jid}:${secret}`).toString('base64')}` },
      data: { host: 'localhost' },
    })
  expect(await (await call(password)).json()).toContain('admin')
  const refused = await call('wrong')
  expect([refused.status(), await refused.json()]).toEqual([
    401,
    { status: 'error', code: 10, message: 'You are not authorized to call this command.' },
  ])
})
