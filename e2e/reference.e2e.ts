import { readFileSync } from 'node:fs'
import { expect, people, signIn, test } from './support/test'

test('a programmer looks a command up, copies its call, and finds the same in the document', async ({
  page,
  signIn,
}) => {
  await signIn()
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'API reference' }).click()
  await page.getByRole('searchbox', { name: 'Search the reference' }).fill('roster item')
  await page.getByRole('link', { name: 'add_rosteritem' }).click()
  await expect(page).toHaveURL(/command=add_rosteritem/)
  await expect(page.getByRole('heading', { name: 'add_rosteritem' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'curl for add_rosteritem' })).toContainText('"groups": [')
  await expect(page.getByRole('region', { name: 'Releases' })).toContainText('API version 1 defines it anew')

  // The older API version takes what it took, and the address says which is shown.
  await page.getByLabel('API version').selectOption('0')
  await expect(page.getByRole('region', { name: 'curl for add_rosteritem' })).toContainText('"group": ')
  await expect(page).toHaveURL(/version=0/)
  await page.reload()
  await expect(page.getByRole('region', { name: 'curl for add_rosteritem' })).toContainText('"group": ')

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'OpenAPI', exact: true }).click()
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'))
  expect(file.openapi).toBe('3.1.0')
  expect(file.servers[0].url).toBe(new URL('/servers/hosted/api', page.url()).href)
  expect(Object.keys(file.paths)).toContain('/add_rosteritem/v0')

  await page.getByRole('link', { name: 'Open the form' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'add_rosteritem' })).toBeVisible()
  await expect(page).toHaveURL(/api-version=0/)
})

test('a real ejabberd is described by its own release once somebody is signed in', async ({ page }) => {
  await signIn(page, people.admin, 'real')
  await page.goto('/servers/real/reference?command=create_room_with_opts')
  await expect(page.getByRole('heading', { name: 'create_room_with_opts' })).toBeVisible()
  await expect(page.getByText('After an upgrade').first()).toBeVisible()
  const answer = await page.request.get('/servers/real/openapi.json')
  expect((await answer.json())['x-ejabberd-release']).toBe('23.01')
})
