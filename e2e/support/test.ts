import { test as base, expect, type Page } from '@playwright/test'
import { type Ejabberd, startEjabberd } from '../../tests/support/ejabberd'
import { type Person, type Switchboard, startSwitchboard } from './switchboard'

interface Worker {
  ejabberd: Ejabberd
  /** A Switchboard that knows the real ejabberd as "real". */
  switchboard: Switchboard
}

interface Verbs {
  /** Signs in through the page. Only the sign-in stories need to look at it. */
  signIn(person?: Person, server?: string): Promise<void>
  /** Opens a command's page and waits for its form. */
  openCommand(name: string, server?: string): Promise<void>
}

/** Real people of the real ejabberd. */
export const people = {
  admin: { jid: 'admin@localhost', password: 'secret' },
  alice: { jid: 'alice@localhost', password: 'alicepw' },
} as const satisfies Record<string, Person>

export const test = base.extend<Verbs, Worker>({
  ejabberd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const ejabberd = await startEjabberd()
      await use(ejabberd)
      await ejabberd.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  switchboard: [
    async ({ ejabberd }, use) => {
      const switchboard = await startSwitchboard(
        `servers:\n  real:\n    label: Real ejabberd\n    url: ${ejabberd.url}\n`,
      )
      await use(switchboard)
      await switchboard.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ switchboard }, use) => use(switchboard.url),
  signIn: async ({ page, switchboard }, use) =>
    use((person = switchboard.admin, server = 'hosted') => signIn(page, person, server)),
  openCommand: async ({ page }, use) =>
    use(async (name, server = 'hosted') => {
      await page.goto(`/servers/${server}/commands/${name}`)
      await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    }),
})

/** `site`: another Switchboard than the one of the fixtures. */
export async function signIn(page: Page, { jid, password }: Person, server: string, site = '') {
  await page.goto(`${site}/sign-in?server=${server}`)
  await page.getByRole('textbox', { name: 'JID' }).fill(jid)
  await page.getByLabel(/^Password/).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
}

export { expect }
