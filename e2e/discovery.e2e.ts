import { installDice } from '../tests/support/third-party'
import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, people, signIn, test } from './support/test'

test.describe('what a real ejabberd can do', () => {
  let own: Switchboard
  test.describe.configure({ timeout: 180_000 })
  test.beforeAll(async ({ ejabberd }) => {
    await installDice(ejabberd)
    const server = (pace: string) => `    url: ${ejabberd.url}\n    discovery: ${pace}\n`
    own = await startSwitchboard(
      `servers:\n  real:\n${server('{per_second: 1000}')}  slow:\n${server('{automatic: false, per_second: 1}')}`,
    )
  })
  test.afterAll(() => own.stop())

  test('is found out by itself; a third party’s command gets a form that works', async ({ page }) => {
    await signIn(page, people.admin, 'real', own.url)
    await page.getByRole('link', { name: 'Commands', exact: true }).first().click()
    await page.getByRole('link', { name: 'What this server can do' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'What this server can do' })).toBeVisible()

    // It was asked once, since somebody looked at its commands. What no module offers is named, with the module.
    await expect(page.getByText('Last looked on')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('mod_fail2ban is not loaded on this server.')).toBeVisible()

    await page.getByLabel('Names to try').fill('throw_dice, count_dice')
    await page.getByRole('button', { name: 'Try these names' }).click()
    const found = page.getByRole('region', { name: 'Third party' })
    await expect(found.getByRole('link', { name: 'throw_dice' })).toBeVisible({ timeout: 60_000 })
    await found.getByRole('link', { name: 'throw_dice' }).click()

    await expect(page.getByRole('heading', { level: 1, name: 'throw_dice' })).toBeVisible()
    await expect(page.getByText('Third party', { exact: true })).toBeVisible()
    const form = page.getByRole('form', { name: 'throw_dice' })
    await form.getByLabel('Game').fill('craps')
    await form.getByLabel('Sides').fill('20')
    await form.getByRole('button', { name: /^Add/ }).click()
    await form
      .getByRole('group', { name: /^Nodes/ })
      .getByRole('textbox')
      .fill('ann')
    await form.getByRole('button', { name: /^Run/ }).click()
    await expect(page.getByText('ann').last()).toBeVisible()
    await expect(page.getByText('20').last()).toBeVisible()

    await page.goto(`${own.url}/servers/real/commands/unban_ip`)
    await expect(page.getByText('mod_fail2ban is not loaded on this server.').first()).toBeVisible()
    const button = page.getByRole('form', { name: 'unban_ip' }).locator('button[type=submit]')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  })

  test('can be told by a document, and forgotten again', async ({ page }) => {
    await signIn(page, people.admin, 'real', own.url)
    await page.goto(`${own.url}/servers/real/catalogue`)
    const definitions = { commands: [{ name: 'throw_cup', args: 'game', result: 'points: integer' }] }
    const sources = page.getByRole('region', { name: 'Sources' })
    await expect(sources.getByRole('button', { name: 'Hand in: Definition file' })).not.toHaveAttribute(
      'aria-disabled',
    )
    await sources.getByLabel('Definition file: the file').setInputFiles({
      ...{ name: 'cups.json', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(definitions)),
    })
    await expect(sources.getByText('1 commands, from cups.json')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Third party' }).getByText('throw_cup')).toBeVisible()
    await sources.getByRole('button', { name: 'Forget: Definition file' }).click()
    await expect(page.getByText('throw_cup')).toHaveCount(0)
  })

  test('is shown as it comes, and a look can be ended', async ({ page }) => {
    await signIn(page, people.admin, 'slow', own.url)
    await page.goto(`${own.url}/servers/slow/catalogue`)
    await expect(page.getByText('Nobody has looked yet')).toBeVisible()
    await page.getByRole('button', { name: 'Look now' }).click()
    await expect(page.getByRole('progressbar', { name: 'Asking for each command' })).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText(/^Cancelled on/)).toBeVisible()
  })

  test('may not be changed by a person without rights, and it says why', async ({ page }) => {
    await signIn(page, people.alice, 'real', own.url)
    await page.goto(`${own.url}/servers/real/catalogue`)
    const again = page.getByRole('button', { name: 'Look again' })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await expect(again).toHaveAccessibleDescription(/registered_vhosts/)
  })

  test('of the server that is hosted here is known without looking', async ({ page }) => {
    await signIn(page, own.admin, 'hosted', own.url)
    await page.goto(`${own.url}/servers/hosted/catalogue`)
    await expect(page.getByText('Hosted here')).toBeVisible()
  })
})
