import type { Locator, Page } from '@playwright/test'
import type { CatalogueAnswer } from '../lib/client/types'
import type { CatalogueCommand } from '../lib/commands/catalogue'
import { argumentNote } from '../lib/commands/notes'
import { sampleBody } from './support/sample'
import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, signIn, test } from './support/test'

/**
 * A second Switchboard in front of the first: its hosted server answers as ejabberd 26.07 does, so the console shows the
 * whole bundled catalogue of the newest release.
 */
test.describe('every command of the catalogue', () => {
  let front: Switchboard
  test.beforeAll(async ({ switchboard }) => {
    // The bundled facts as they are: no look at what the first one lacks closes a form on the way.
    front = await startSwitchboard(
      `servers:\n  newest:\n    url: ${switchboard.url}/api\n    discovery: {automatic: false}\n`,
    )
  })
  test.afterAll(() => front.stop())

  test('has a page on which each argument has a labelled input, and its form goes to JSON and back', async ({
    page,
    switchboard,
  }) => {
    test.setTimeout(600_000)
    await signIn(page, switchboard.admin, 'newest', front.url)
    const catalogue: CatalogueAnswer = await page.evaluate(() =>
      fetch('/console-api/servers/newest/catalogue').then(answer => answer.json()),
    )
    expect(catalogue.release).toBe('26.07')
    expect(catalogue.commands).toHaveLength(240)
    // From the list and back, as a person walks: no page is loaded anew.
    await page.getByRole('link', { name: 'Commands', exact: true }).first().click()
    for (const command of catalogue.commands) {
      await test.step(command.name, async () => {
        await page.getByRole('link', { name: command.name, exact: true }).click()
        const form = page.getByRole('form', { name: `Arguments of ${command.name}`, exact: true })
        await expect(form).toBeVisible()
        await expectLabels(form, command)
        if (!command.unavailable) await expectRoundTrip(page, form, command)
        await page.goBack()
      })
    }
  })
})

/** Each argument is there under the label that the catalogue gives it; no control is without a name. */
async function expectLabels(form: Locator, { name, versions, notes }: CatalogueCommand) {
  const definition = versions.at(-1)
  for (const arg of definition?.args ?? []) {
    const label = argumentNote(notes, definition?.version ?? 0, arg.name)?.label ?? arg.name
    const isGroup = arg.type.kind === 'list' || arg.type.kind === 'tuple'
    const field = isGroup ? form.getByRole('group', { name: label }) : form.getByLabel(label, { exact: true })
    await expect(field.first(), `${name}: ${arg.name} is labelled "${label}"`).toBeVisible()
  }
  const nameless = await form
    .locator('input, select, textarea')
    .evaluateAll(controls =>
      (controls as HTMLInputElement[])
        .filter(
          control =>
            !control.labels?.length && !control.ariaLabel && !control.hasAttribute('aria-labelledby'),
        )
        .map(control => control.outerHTML),
    )
  expect(nameless, `${name}: controls without a name`).toEqual([])
}

/** What is written as JSON, is handed to the form and is read as JSON again is the same. */
async function expectRoundTrip(page: Page, form: Locator, { name, versions }: CatalogueCommand) {
  const definition = versions.at(-1)
  if (!definition || definition.args.length === 0) return
  const body = sampleBody(definition)
  const show = (mode: string) => page.getByRole('radio', { name: mode, exact: true }).check()
  await show('JSON')
  const json = form.getByLabel('Arguments as JSON')
  await json.fill(JSON.stringify(body))
  await show('Form')
  await expect(json).toHaveCount(0)
  await show('JSON')
  expect(JSON.parse(await json.inputValue()), name).toEqual(body)
}
