import { readFileSync } from 'node:fs'
import { expect, people, signIn, test } from './support/test'

test('an admin sees what two servers do not have alike, filters it, and takes it along', async ({
  page,
  signIn: enter,
}) => {
  await enter()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Commands' }).click()
  await page.getByRole('link', { name: 'What this server can do' }).click()
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(page.getByText('With what?')).toBeVisible()

  // A server where nobody is signed in yet says so, and the way leads back here.
  await page.getByLabel(/^Compare .* with$/).selectOption('real')
  await page.getByRole('link', { name: 'Sign in at Real ejabberd' }).click()
  await page.getByRole('textbox', { name: 'JID' }).fill(people.admin.jid)
  await page.getByLabel(/^Password/).fill(people.admin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Compare' })).toBeVisible()

  const list = page.getByRole('list', { name: 'Commands that are not alike' })
  await page.getByRole('searchbox', { name: 'Filter the commands' }).fill('create_room')
  const row = list.getByRole('listitem').filter({ hasText: 'create_room_with_opts' }).first()
  await expect(row).toContainText('The argument name of Real ejabberd is called room')

  await page.getByRole('searchbox', { name: 'Filter the commands' }).fill('ban')
  await page.getByText('Only here', { exact: true }).click()
  await expect(list.getByText('get_ban_details')).toBeVisible()
  await expect(list.getByText('ban_account', { exact: true })).toBeHidden()
  await expect(page).toHaveURL(/with=real&q=ban&where=here/)
  await page.reload()
  await expect(list.getByText('get_ban_details')).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const csv = readFileSync(await (await downloading).path(), 'utf8')
  expect(csv).toContain('get_ban_details,mod_admin_extra,only Built-in server,')
  expect(csv).not.toContain('create_room')

  await list.getByRole('link', { name: 'get_ban_details' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'get_ban_details' })).toBeVisible()
})

test('the switcher shows each server’s health and person, and is worked by keyboard', async ({ page }) => {
  await signIn(page, people.admin, 'real')
  const switcher = page.getByRole('button', { name: /^Server/ }).first()
  await switcher.focus()
  await page.keyboard.press('Enter')
  const items = page.getByRole('menuitem')
  await expect(items).toHaveText([
    /Built-in server.*Up.*Sign in there/,
    /Real ejabberd.*Up.*since.*Signed in as admin@localhost/,
  ])
  await expect(items.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sign-in\?server=hosted/)
})
