import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, people, test } from './support/test'

/** Fills the form, issues, and answers the token as it is shown, this once. */
async function issue(page: Page, server: string, name: string): Promise<string> {
  await page.goto(`/servers/${server}/tokens`)
  await page.getByRole('link', { name: 'Issue a token' }).click()
  const form = page.getByRole('form', { name: 'Issue a token' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await form.getByRole('checkbox', { name: 'Read-only statistics' }).check()
  await form.getByRole('button', { name: 'Issue the token' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Copy the token now' })).toBeVisible()
  const token = await page.getByRole('region', { name: 'Token', exact: true }).locator('code').innerText()
  expect(token.trim()).toMatch(/^\w{16,}$/)
  return token.trim()
}

for (const { server, label } of [
  { server: 'hosted', label: 'the hosted server' },
  { server: 'real', label: 'the real ejabberd' },
]) {
  test(`a token of ${label} is issued by a preset, shown once, used, seen as used, revoked and then refused`, async ({
    page,
    signIn,
    switchboard,
    ejabberd,
  }) => {
    const person = server === 'hosted' ? switchboard.admin : people.admin
    await signIn(person, server)
    const token = await issue(page, server, 'Graphs')

    const call = async (command: string, body = '{}') => {
      const answer = await fetch(`${switchboard.url}/servers/${server}/api/${command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body,
      })
      return answer.status
    }
    if (server === 'real') {
      // A scope opens nothing there until a rule names it: the page has the rules to paste.
      await page.goto(`/servers/${server}/tokens/issue?scopes=stats`)
      await page.getByText('Rules that open them').click()
      const rules = await page.getByRole('region', { name: 'Rules for the configuration' }).innerText()
      expect(await call('stats', '{"name":"registeredusers"}')).toBe(403)
      const file = path.join(ejabberd.folder, 'conf', 'ejabberd.yml')
      const before = readFileSync(file, 'utf8')
      writeFileSync(file, before.replace(/^api_permissions:\n/m, `${rules.trim()}\n`))
      await ejabberd.ctl('reload_config')
    }
    expect(await call('stats', '{"name":"registeredusers"}')).toBe(200)
    // Its scopes, and nothing else.
    expect(await call('registered_users', '{"host":"localhost"}')).toBe(403)

    await page.goto(`/servers/${server}/tokens`)
    await expect(page.getByText(token)).toHaveCount(0)
    const row = page.getByRole('row').filter({ hasText: 'Graphs' })
    await expect(row).toContainText(person.jid)
    await expect(row).toContainText(/in (29|30) days/)
    await expect(row.getByText('just now')).toHaveCount(2)

    await row.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Graphs' })).toBeVisible()
    await expect(page.getByText(/commands that read/).first()).toBeVisible()
    await page.getByLabel('The token').fill(token)
    await page.getByLabel('Command', { exact: true }).selectOption('stats')
    await page.getByLabel('Figure').selectOption('registeredusers')
    await page.getByRole('button', { name: 'Try it' }).click()
    await expect(page.getByText('It works.')).toBeVisible()

    await page.goto(`/servers/${server}/tokens`)
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Revoke it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(page.getByText('Token revoked', { exact: true })).toBeVisible()
    await expect(row).toHaveCount(0)
    expect(await call('stats', '{"name":"registeredusers"}')).toBe(401)
    expect(switchboard.log()).not.toContain(token)
  })
}

test('what a token can do is said before it is issued, by the rules in force', async ({ page, signIn }) => {
  await signIn()
  await page.goto('/servers/hosted/tokens/issue')
  const form = page.getByRole('form', { name: 'Issue a token' })
  const reach = page.getByRole('complementary', { name: 'What it will be able to do' })
  await form.getByRole('searchbox', { name: 'Find a command' }).fill('get_roster')
  await form.getByRole('checkbox', { name: 'get_roster', exact: true }).first().check()
  await expect(reach).toContainText('It can run 1 command that reads.')
  await form.getByRole('textbox', { name: 'For the account' }).fill('nobody@localhost')
  await expect(reach).toContainText('With the rules in force it opens nothing.')
  await expect(reach.getByText('Rules that open them')).toBeVisible()
  await form.getByRole('button', { name: 'Issue the token' }).click()
  await expect(form.getByText(/Give it a name/)).toBeVisible()
})

test('many tokens are revoked with one confirmation', async ({ page, signIn, switchboard }) => {
  await signIn()
  const tokens: string[] = []
  for (const name of ['Batch one', 'Batch two', 'Batch three']) tokens.push(await issue(page, 'hosted', name))
  await page.goto('/servers/hosted/tokens?q=batch')
  await page.getByRole('checkbox', { name: 'Select all that can be revoked' }).check()
  await page.getByRole('button', { name: 'Revoke 3 tokens' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke 3' }).click()
  await expect(page.getByText('3 tokens revoked', { exact: true })).toBeVisible()
  for (const token of tokens) {
    const answer = await fetch(`${switchboard.url}/api/status`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(answer.status).toBe(401)
  }
})

test('OAuth clients are added, listed without their secrets, and removed', async ({
  page,
  signIn,
  switchboard,
}) => {
  await signIn()
  await page.goto('/servers/hosted/tokens')
  await page.getByRole('link', { name: 'OAuth clients' }).click()
  await page.getByRole('button', { name: 'Add a client' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Client ID' }).fill('builds')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Build server')
  await dialog.getByRole('button', { name: 'Generate a password' }).click()
  const secret = await dialog.getByRole('textbox', { name: 'Secret' }).inputValue()
  await dialog.getByRole('button', { name: 'Add the client' }).click()
  await expect(dialog.getByRole('region', { name: 'Secret' })).toContainText(secret)
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Build server' })).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)

  const ask = () =>
    fetch(`${switchboard.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`builds:${secret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'password',
        username: switchboard.admin.jid,
        password: switchboard.admin.password,
        scope: 'stats',
      }),
    })
  expect((await ask()).status).toBe(200)

  await page.getByRole('button', { name: 'Add a client' }).click()
  await dialog.getByText('In the browser').click()
  await dialog.getByRole('textbox', { name: 'Client ID' }).fill('web')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Web client')
  await dialog.getByRole('textbox', { name: 'Redirect URI' }).fill('http://app.example.org/cb')
  await dialog.getByRole('button', { name: 'Add the client' }).click()
  await expect(dialog.getByText(/Use https/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'Remove the client builds' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Client removed', { exact: true })).toBeVisible()
  expect((await ask()).status).toBe(401)
  expect(switchboard.log()).not.toContain(secret)
})
