import { type Switchboard, startSwitchboard } from './support/switchboard'
import { expect, people, test } from './support/test'

test.describe('a real ejabberd', () => {
  let own: Switchboard
  test.beforeAll(async () => {
    own = await startSwitchboard()
  })
  test.afterAll(() => own.stop())

  test('is named in switchboard.yml, and then its commands run on it, as the person who signed in', async ({
    page,
    ejabberd,
  }) => {
    await own.restart(`servers:\n  real:\n    label: Real ejabberd\n    url: ${ejabberd.url}\n`)

    await page.goto(`${own.url}/sign-in`)
    await page.getByLabel('Server').selectOption('real')
    await page.getByRole('textbox', { name: 'JID' }).fill(people.admin.jid)
    await page.getByLabel(/^Password/).fill(people.admin.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    await expect(page.getByText('ejabberd 23.01').first()).toBeVisible()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('regi')
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: 'register' })
    await form.getByLabel('Account').fill('romeo')
    await form.getByLabel('Virtual host').selectOption('localhost')
    await form.getByLabel(/^Password/).fill('montague')
    await form.getByRole('button', { name: 'Register' }).click()
    await expect(page.getByText('User romeo@localhost successfully registered')).toBeVisible()
    await page.getByRole('link', { name: 'registered_users' }).first().click()
    await page
      .getByRole('form', { name: 'registered_users' })
      .getByRole('button', { name: /^(Run|List)/ })
      .click()
    await expect(page.getByRole('table').getByText('romeo', { exact: true })).toBeVisible()

    // ejabberd itself knows the account, and the password is the one that was typed.
    expect(await ejabberd.ctl('check_password', 'romeo', 'localhost', 'montague')).toBe('')
    // No trace of the password in what Switchboard prints.
    expect(own.log()).not.toContain('montague')
    expect(own.log()).toContain('register by admin@localhost')
  })

  test('refuses a person without rights, and the page says which rule would have to change', async ({
    page,
    signIn,
    openCommand,
  }) => {
    await signIn(people.alice, 'real')
    await openCommand('get_loglevel', 'real')
    await page
      .getByRole('form', { name: 'get_loglevel' })
      .getByRole('button', { name: /^(Run|Show|Get)/ })
      .click()
    await expect(page.getByText('You are not permitted to run this', { exact: true })).toBeVisible()
    await expect(page.getByText('api_permissions').first()).toBeVisible()
  })

  test('that is gone leaves the page usable and says what to do', async ({ page }) => {
    await own.restart('servers:\n  gone:\n    label: Gone\n    url: http://127.0.0.1:9/api\n')
    await page.goto(`${own.url}/sign-in?server=gone`)
    await page.getByRole('textbox', { name: 'JID' }).fill('admin@localhost')
    await page.getByLabel(/^Password/).fill('secret')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').first()).toContainText(/reach/i)
    await expect(page.getByRole('textbox', { name: 'JID' })).toHaveValue('admin@localhost')
  })
})
