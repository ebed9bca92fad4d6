import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { applySetup, BARE_YML } from '../tests/support/apply-setup'
import { type Ejabberd, startEjabberd } from '../tests/support/ejabberd'
import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, people, signIn, test } from './support/test'

/** Pictures of every state are made where this names a folder. */
const PICTURES = process.env.SETUP_PICTURES

async function picture(page: Page, name: string) {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${PICTURES}/${name}-${width}-${scheme}.png`, fullPage: true })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 900 })
}

test.describe('the set-up of a real ejabberd', () => {
  let bare: Ejabberd
  let own: Switchboard
  test.describe.configure({ timeout: 180_000 })
  test.beforeAll(async () => {
    bare = await startEjabberd({ config: BARE_YML })
    own = await startSwitchboard(
      `servers:\n  bare:\n    label: Bare ejabberd\n    url: ${bare.url}\n  gone:\n    url: http://127.0.0.1:9/api\n`,
    )
  })
  test.afterAll(async () => {
    await own.stop()
    await bare.stop()
  })

  test('leads from a sign-in page that cannot go on to a server that can be used', async ({ page }) => {
    await page.goto(`${own.url}/sign-in?server=bare`)
    await page.getByRole('link', { name: 'Find out step by step' }).click()
    await expect(page.getByText('Sign in first')).toBeVisible()
    await picture(page, 'closed')
    await page.getByRole('link', { name: 'Sign in at Built-in server' }).click()
    await page.getByRole('textbox', { name: 'JID' }).fill(own.admin.jid)
    await page.getByLabel(/^Password/).fill(own.admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Set-up' })).toBeVisible()

    const form = page.getByRole('form', { name: 'Set-up' })
    await form.getByLabel('JID').fill('admin@localhost')
    await form.getByLabel(/^Password/).fill('secret')
    await form.getByLabel('Account management').check()
    await form.getByLabel('With OAuth tokens, too').check()
    await picture(page, 'before')
    await form.getByRole('button', { name: 'Look' }).click()
    const step = (name: string) => page.getByRole('listitem', { name })
    await expect(step('mod_http_api answers under this path').getByText('Problem')).toBeVisible()
    await expect(step('The credentials are accepted').getByText('Not tried')).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'problems' })).toHaveText(/^2 problems/)
    await picture(page, 'problems')

    const lines = page
      .getByRole('region', { name: 'Lines for ejabberd.yml', exact: true })
      .locator('pre')
      .first()
    await applySetup(bare, await lines.innerText())
    await form.getByRole('button', { name: 'Look again' }).click()
    await expect(page.getByText('All 11 steps are fine.')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('for ejabberd 23.01.')).toBeVisible()
    await expect(step('Ad-hoc commands').getByText('came with 25.03')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Sign in there' })).toBeVisible()
    await picture(page, 'fine')

    // Nothing that was typed is left behind, and the account is let in.
    expect(page.url()).not.toContain('secret')
    await signIn(page, people.admin, 'bare', own.url)
    await page.goto(`${own.url}/servers/bare/commands/registered_users?host=localhost`)
    await page.getByRole('form', { name: 'registered_users' }).getByRole('button', { name: /^Run/ }).click()
    await expect(page.getByText('alice').first()).toBeVisible()
    await page.goto(`${own.url}/servers/bare/commands/get_loglevel`)
    await page.getByRole('form', { name: 'get_loglevel' }).getByRole('button', { name: /^Run/ }).click()
    await expect(page.getByText(/not permitted|refused|denied|not allow/i).first()).toBeVisible()
  })

  test('says which step is in the way where nobody listens', async ({ page }) => {
    await signIn(page, own.admin, 'hosted', own.url)
    await page.goto(`${own.url}/servers/gone/setup`)
    await page.getByRole('button', { name: 'Look' }).click()
    const port = page.getByRole('listitem', { name: 'The port is open' })
    await expect(port.getByText('connection refused', { exact: false })).toBeVisible()
    await expect(port.getByText('port: 9')).toBeVisible()
    await expect(page.getByText('First this must be right: The port is open.').first()).toBeVisible()
    await picture(page, 'refused')
    await page.getByRole('checkbox', { name: 'Read-only statistics' }).uncheck()
    await expect(page.getByText('Tick what the account is to be let in for.')).toBeVisible()
    await page.getByLabel('JID').fill('nobody')
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect(page.getByText('Write the whole JID')).toBeVisible()
    await picture(page, 'wrong-form')
  })

  test('of the server that is built in shows where it answers', async ({ page }) => {
    await signIn(page, own.admin, 'hosted', own.url)
    await page.getByRole('link', { name: 'Set-up' }).first().click()
    await expect(page.getByText('mod_http_api')).toBeVisible()
    await expect(page.getByText('/api', { exact: true })).toBeVisible()
    await expect(page.getByText('switchboard.yml')).toBeVisible()
    await picture(page, 'hosted')
  })
})
