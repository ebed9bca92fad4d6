import { installDice } from '../tests/support/third-party'
import { expect, people, test } from './support/test'

const address = '/servers/real/catalogue'

test.describe('what a real ejabberd can do', () => {
  test.beforeAll(({ ejabberd }) => installDice(ejabberd))

  test('is found out by itself; a third party’s command gets a form that works', async ({
    page,
    signIn,
    openCommand,
  }) => {
    await signIn(people.admin, 'real')
    await page.getByRole('link', { name: 'Commands', exact: true }).first().click()
    await page.getByRole('link', { name: 'What this server can do' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'What this server can do' })).toBeVisible()

    // It was asked once, since somebody looked at its commands. What no module offers is named, with the module.
    await expect(page.getByText('Last looked on')).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('mod_fail2ban is not loaded on this server.')).toBeVisible()

    await page.getByLabel('Names to try').fill('throw_dice, count_dice')
    await page.getByRole('button', { name: 'Try these names' }).click()
    await expect(page.getByRole('progressbar')).toBeVisible()
    const found = page.getByRole('region', { name: 'Third party' })
    await expect(found.getByRole('link', { name: 'throw_dice' })).toBeVisible({ timeout: 60_000 })
    await found.getByRole('link', { name: 'throw_dice' }).click()

    const form = page.getByRole('form', { name: 'throw_dice' })
    await expect(page.getByText('Third party', { exact: true })).toBeVisible()
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

    await openCommand('unban_ip', 'real')
    await expect(page.getByText('mod_fail2ban is not loaded on this server.').first()).toBeVisible()
    const button = page.getByRole('form', { name: 'unban_ip' }).locator('button[type=submit]')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
  })

  test('can be told by a document, and forgotten again', async ({ page, signIn }) => {
    await signIn(people.admin, 'real')
    await page.goto(address)
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

  test('may not be changed by a person without rights, and it says why', async ({ page, signIn }) => {
    await signIn(people.alice, 'real')
    await page.goto(address)
    const again = page.getByRole('button', { name: 'Look again' })
    await expect(again).toHaveAttribute('aria-disabled', 'true')
    await expect(again).toHaveAccessibleDescription(/registered_vhosts/)
  })

  test('of the server that is hosted here is known without looking', async ({ page, signIn }) => {
    await signIn()
    await page.goto('/servers/hosted/catalogue')
    await expect(page.getByText('Hosted here')).toBeVisible()
  })
})
