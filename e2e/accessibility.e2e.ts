import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, people, test } from './support/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const pages = [
  ['sign-in', '/sign-in'],
  ['overview', '/servers/hosted'],
  ['command list', '/servers/hosted/commands'],
  ['a form with a password', '/servers/hosted/commands/register'],
  ['a form with a list', '/servers/hosted/commands/add_rosteritem'],
  ['a destructive command', '/servers/hosted/commands/unregister'],
  ['a command that is not there', '/servers/hosted/commands/no_such_command'],
  ['tokens', '/servers/hosted/tokens'],
  ['issuing a token', '/servers/hosted/tokens/issue?scopes=stats,unregister,registered_users'],
  ['a token that is not there', '/servers/hosted/tokens/no-such-token'],
  ['OAuth clients', '/servers/hosted/clients'],
  ['what the server hosted here can do', '/servers/hosted/catalogue'],
  ['what a real server can do', '/servers/real/catalogue'],
  ['two servers compared', '/servers/hosted/compare?with=real'],
  ['nothing compared yet', '/servers/hosted/compare'],
  ['an upgrade', '/servers/real/upgrade?of=all'],
  ['no upgrade', '/servers/hosted/upgrade'],
  ['the set-up of the server hosted here', '/servers/hosted/setup'],
  ['the set-up of a real server', '/servers/real/setup'],
  ['my account', '/servers/hosted/me'],
  ['the rules', '/servers/hosted/permissions'],
  ['the API reference', '/servers/hosted/reference'],
  ['a command of the API reference', '/servers/hosted/reference?command=create_room_with_opts'],
  ['a refusal explained', '/servers/hosted/permissions?command=register&host=localhost&jid=zoe%40localhost'],
  ['a token that is allowed', '/servers/hosted/permissions?command=stats&scopes=stats'],
] as const

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`WCAG 2.2 AA finds nothing to object to (${theme}, ${width} wide)`, async ({ page, signIn }) => {
      // As many pages as a story of its own has steps, and another story beside it.
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await signIn()
      await signIn(people.admin, 'real')
      for (const [name, address] of pages) {
        await test.step(name, async () => {
          await page.goto(address)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await page.waitForLoadState('networkidle')
          await page.evaluate(axe)
          const { violations } = await page.evaluate(
            tags =>
              (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run({
                runOnly: tags,
              }),
            TAGS,
          )
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          )
          expect(found, `${name}, ${theme}, ${width}`).toEqual([])
          // Nothing makes the page scroll sideways.
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow, `${name} is too wide`).toBeLessThanOrEqual(0)
        })
      }
    })
  }
}
