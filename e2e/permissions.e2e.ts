import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { parse, stringify } from 'yaml'
import { type Person, type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, people, signIn, test } from './support/test'

const alice: Person = { jid: 'alice@localhost', password: 'wonderland' }
const bob: Person = { jid: 'bob@localhost', password: 'builder' }

test.describe('on the hosted server', () => {
  let own: Switchboard

  test.beforeEach(async () => {
    own = await startSwitchboard()
    for (const { jid, password } of [alice, bob]) {
      const [user, host] = jid.split('@')
      const made = await call(own.admin, 'register', { user, host, password })
      expect(made.status).toBe(200)
    }
  })
  test.afterEach(() => own.stop())

  /** A call of the API, past the browser. */
  const call = ({ jid, password }: Person, command: string, args: object = {}) =>
    fetch(`${own.url}/api/${command}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${jid}:${password}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })

  const comeIn = async (page: Page, person: Person) => {
    await page.context().clearCookies()
    await signIn(page, person, 'hosted', own.url)
  }

  const lines = (page: Page) =>
    page.getByRole('region', { name: 'Lines for switchboard.yml' }).locator('code').innerText()

  test('a refusal explains itself, and the lines that it shows allow exactly that call', async ({ page }) => {
    await comeIn(page, alice)
    await page.goto(`${own.url}/servers/hosted/commands/stats?name=registeredusers`)
    const run = page.getByRole('form', { name: 'stats' }).getByRole('button', { name: 'Run' })
    await run.click()
    await expect(page.getByText('You are not permitted to run this', { exact: true })).toBeVisible()

    await page.getByRole('button', { name: 'Why was this refused?' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('Refused: no rule allows it')).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'admin access' })).toContainText(
      'Is about other callers',
    )
    // Not for a plain account: whom the rules name.
    await expect(dialog).not.toContainText('ACL')
    const yaml = await lines(page)
    await page.keyboard.press('Escape')

    await own.restart(yaml)
    await page.reload()
    await run.click()
    await expect(page.getByText('Done', { exact: true })).toBeVisible()
    expect((await call(alice, 'stats', { name: 'registeredusers' })).status).toBe(200)
    expect((await call(alice, 'status')).status).toBe(403)
    expect((await call(alice, 'registered_users', { host: 'localhost' })).status).toBe(403)
    expect((await call(bob, 'stats', { name: 'registeredusers' })).status).toBe(403)
    expect((await call(own.admin, 'status')).status).toBe(200)
  })

  test('at a virtual host the question goes to an administrator, whose lines open it for one person', async ({
    page,
  }) => {
    await comeIn(page, alice)
    await page.goto(`${own.url}/servers/hosted/permissions`)
    await page.getByRole('combobox', { name: 'Command' }).fill('registered_users')
    await page.getByRole('button', { name: 'Ask' }).click()
    await expect(page.getByText('Refused at the virtual host localhost')).toBeVisible()
    await expect(page.getByRole('region', { name: /^Lines for/ })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'The rules in force' })).toHaveCount(0)
    const question = new URL(page.url()).search
    expect(new URLSearchParams(question).get('jid')).toBe(alice.jid)

    await comeIn(page, own.admin)
    await page.goto(`${own.url}/servers/hosted/permissions${question}`)
    await expect(page.getByText('No clause of the access rule configure of localhost')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'The rules in force' })).toBeVisible()

    await own.restart(await lines(page))
    await page.reload()
    await expect(
      page.getByText('Allowed by the rule “alice@localhost may run registered_users”'),
    ).toBeVisible()
    expect((await call(alice, 'registered_users', { host: 'localhost' })).status).toBe(200)
    expect((await call(alice, 'unregister', { user: 'bob', host: 'localhost' })).status).toBe(403)
    expect((await call(bob, 'registered_users', { host: 'localhost' })).status).toBe(403)
    expect((await call(own.admin, 'registered_users', { host: 'localhost' })).status).toBe(200)
  })

  test('an account asks about itself only, by its address as by its name', async ({ page }) => {
    await comeIn(page, alice)
    await page.goto(`${own.url}/servers/hosted/permissions?command=stats&jid=bob%40localhost`)
    await expect(page.getByText('You may ask about yourself only')).toBeVisible()
  })
})

test.describe('of a real ejabberd', () => {
  test('the pasted ejabberd.yml answers as the server does, and goes nowhere', async ({
    page,
    switchboard,
    ejabberd,
  }) => {
    const config = parse(readFileSync('conformance/configs/default.yml', 'utf8'))
    const sent: string[] = []
    page.on('request', request => sent.push(request.postData() ?? ''))
    await signIn(page, people.alice, 'real')
    await page.goto('/servers/real/permissions?command=stats')
    await expect(page.getByText('The server does not tell its rules')).toBeVisible()

    await page
      .getByLabel('ejabberd.yml of Real ejabberd')
      .fill(stringify({ ...config, sql_password: 'hush' }))
    await page.getByRole('button', { name: 'Read the rules' }).click()
    await expect(page.getByText(/Answers follow the pasted file/)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'The rules of the pasted file' })).toBeVisible()
    // Who asks without naming anybody asks about themself.
    await expect(page.getByText('alice@localhost, by password, through mod_http_api: stats.')).toBeVisible()

    for (const [person, password] of [
      ['admin@localhost', 'secret'],
      ['alice@localhost', 'alicepw'],
    ] as const) {
      for (const command of ['stats', 'status', 'registered_vhosts', 'connected_users_number']) {
        await page.getByRole('combobox', { name: 'Command' }).fill(command)
        await page.getByLabel('As', { exact: true }).fill(person)
        await page.getByLabel('From').fill('127.0.0.1')
        await page.getByRole('button', { name: 'Ask' }).click()
        const answer = page.getByText(/^(Allowed by the rule|Refused: no rule)/)
        const response = await fetch(`${ejabberd.url}/${command}`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${person}:${password}`)}` },
          body: command === 'stats' ? '{"name":"uptimeseconds"}' : '{}',
        })
        await expect(answer).toHaveText(response.status === 200 ? /^Allowed/ : /^Refused/)
        await expect(
          page.getByText(`${person}, by password, from 127.0.0.1, through mod_http_api: ${command}.`),
        ).toBeVisible()
      }
    }
    expect(sent.join('\n')).not.toContain('hush')
    expect(switchboard.log()).not.toContain('hush')
  })
})
