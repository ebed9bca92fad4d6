import { expect, test } from './support/test'

test.describe('the palette opens what was typed, however quickly', () => {
  test.beforeEach(({ signIn }) => signIn())

  test('on a machine that cannot keep up with the keys', async ({ page }) => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('regi')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/commands\/register$/)
  })

  test('before the commands have come', async ({ page }) => {
    let arrive = () => {}
    const mayArrive = new Promise<void>(resolve => {
      arrive = resolve
    })
    await page.route('**/catalogue', async route => {
      await mayArrive
      await route.continue()
    })
    await page.goto('/servers/hosted/tokens')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('to')
    await expect(page.getByRole('option')).toHaveText(['Tokens'])
    await page.keyboard.type('p')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Loading the commands')).toBeVisible()
    arrive()
    await expect(page).toHaveURL(/\/commands\/[a-z_]*top/)
  })

  test('with the arrows, until another letter makes another entry the best', async ({ page }) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('regi')
    await expect(page.getByRole('option').first()).toContainText('register')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('option', { selected: true })).toContainText('registered_users')
    await page.keyboard.type('s')
    await expect(page.getByRole('option', { selected: true })).toContainText(/^register/)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/commands\/register$/)
  })
})
