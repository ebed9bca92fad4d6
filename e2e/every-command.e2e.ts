import type { CatalogueAnswer } from '../lib/client/types'
import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, test } from './support/test'

/**
 * A second Switchboard in front of the first: its hosted server answers as ejabberd 26.07 does, so the console shows the
 * whole bundled catalogue of the newest release.
 */
test.describe('every command of the catalogue', () => {
  let front: Switchboard
  test.beforeAll(async ({ switchboard }) => {
    front = await startSwitchboard(`servers:\n  newest:\n    url: ${switchboard.url}/api\n`)
  })
  test.afterAll(() => front.stop())

  test('has a page on which each argument has a labelled input, and its form goes to JSON and back', async ({
    page,
    switchboard,
  }) => {
    test.setTimeout(600_000)
    await page.goto(`${front.url}/sign-in?server=newest`)
    await page.getByRole('textbox', { name: 'JID' }).fill(switchboard.admin.jid)
    await page.getByLabel(/^Password/).fill(switchboard.admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    const catalogue: CatalogueAnswer = await page.evaluate(() =>
      fetch('/console-api/servers/newest/catalogue').then(answer => answer.json()),
    )
    expect(catalogue.release).toBe('26.07')
    expect(catalogue.commands).toHaveLength(240)

    for (const { name, versions } of catalogue.commands) {
      await test.step(name, async () => {
        await page.goto(`${front.url}/servers/newest/commands/${name}`)
        const form = page.getByRole('form', { name, exact: true })
        await expect(form).toBeVisible()
        const args = versions.at(-1)?.args ?? []
        for (const arg of args) {
          const field = form.locator(`[data-argument="${arg.name}"]`)
          await expect(field, `${name}: ${arg.name}`).toBeVisible()
        }
        // Every control that takes input has a name that a screen reader says.
        const nameless = await form
          .locator('input, select, textarea')
          .evaluateAll(controls =>
            (controls as HTMLInputElement[])
              .filter(
                control =>
                  !control.labels?.length &&
                  !control.getAttribute('aria-label') &&
                  !control.getAttribute('aria-labelledby'),
              )
              .map(control => control.outerHTML),
          )
        expect(nameless, name).toEqual([])
      })
    }
  })
})
