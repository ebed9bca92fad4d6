import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, people, signIn, test } from './support/test'

test.describe('before an upgrade', () => {
  let own: Switchboard
  test.beforeAll(async ({ ejabberd }) => {
    own = await startSwitchboard(`servers:\n  real:\n    label: Real ejabberd\n    url: ${ejabberd.url}\n`)
  })
  test.afterAll(() => own.stop())

  test('an admin is told of exactly the calls that programs make, and what to do about each', async ({
    page,
  }) => {
    const { jid, password } = people.admin
    const headers = { authorization: `Basic ${Buffer.from(`${jid}:${password}`).toString('base64')}` }
    const call = (command: string, data: object) =>
      page.request.post(`${own.url}/servers/real/api/${command}`, { headers, data })
    expect((await call('stats', { name: 'registeredusers' })).status()).toBe(200)
    expect((await call('stats', { name: 'uptimeseconds' })).status()).toBe(200)
    expect(
      (await call('create_room', { name: 'r', service: 'conference.localhost', host: 'localhost' })).status(),
    ).toBe(200)
    expect((await call('status', {})).status()).toBe(200)

    await signIn(page, people.admin, 'real', own.url)
    await page.getByRole('link', { name: 'What an upgrade would change' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Upgrade advisor' })).toBeVisible()
    await expect(page.getByLabel('From ejabberd 23.01 to')).toHaveValue('26.07')

    const commands = page.getByRole('region', { name: 'Commands', exact: true })
    const changed = commands.getByRole('region', { name: 'To be changed' })
    const checked = commands.getByRole('region', { name: 'To be checked' })
    await expect(changed.getByRole('link', { name: /^[a-z_]+$/ })).toHaveText(['stats'])
    await expect(changed).toContainText('2 calls over HTTP API')
    await expect(changed).toContainText('/v0')
    await expect(checked.getByRole('link', { name: /^[a-z_]+$/ })).toHaveText(['create_room'])
    await expect(checked).toContainText('Give room in place of name')
    const same = commands.getByRole('region', { name: 'Nothing changes' })
    await expect(same.getByRole('link')).toHaveText(['status'])

    // An earlier release that has no API versions asks less.
    await page.getByLabel('From ejabberd 23.01 to').selectOption('23.10')
    await expect(page).toHaveURL(/to=23\.10/)
    await expect(same).toContainText('stats')
    await page.getByText(/^All \(/).click()
    await expect(page).toHaveURL(/of=all/)
    await page.reload()
    await expect(commands.getByRole('link', { name: 'get_roster', exact: true })).toBeVisible()
  })
})

test('the server hosted here has nothing newer to go to', async ({ page, signIn: enter }) => {
  await enter()
  await page.goto('/servers/hosted/upgrade')
  await expect(page.getByText('ejabberd 26.07 is the newest release that is known here')).toBeVisible()
})
