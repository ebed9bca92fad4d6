import { expect, people, test } from './support/test'

const romeo = { jid: 'romeo@localhost', password: 'montague' }
const basic = ({ jid, password }: typeof romeo) =>
  `Basic ${Buffer.from(`${jid}:${password}`).toString('base64')}`

test.describe('a person without rights', () => {
  test.beforeAll(async ({ switchboard }) => {
    const call = (command: string, args: object) =>
      fetch(`${switchboard.url}/api/${command}`, {
        method: 'POST',
        headers: { authorization: basic(switchboard.admin) },
        body: JSON.stringify(args),
      })
    await call('register', { user: 'romeo', host: 'localhost', password: romeo.password })
    await call('add_rosteritem', {
      localuser: 'romeo',
      localhost: 'localhost',
      user: 'mercutio',
      host: 'localhost',
      nick: 'Mercutio',
      groups: ['Friends'],
      subs: 'both',
    })
    await call('send_message', {
      type: 'chat',
      from: 'admin@localhost',
      to: romeo.jid,
      subject: '',
      body: 'Wherefore?',
    })
  })

  test('sees their contacts and waiting messages, writes, and has a token of their own', async ({
    page,
    signIn,
    switchboard,
  }) => {
    await signIn(romeo)
    await page.getByRole('button', { name: /Signed in as/ }).click()
    await page.getByRole('menuitem', { name: 'My account' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Messages that wait' })).toContainText('1')
    const contacts = page.getByRole('table', { name: 'Contacts' })
    await expect(contacts).toContainText('mercutio@localhost')
    await expect(contacts).toContainText('you see each other')

    const form = page.getByRole('form', { name: 'Send a message' })
    await form.getByLabel('To').fill(switchboard.admin.jid)
    await form.getByLabel('Message', { exact: true }).fill('But soft')
    await form.getByRole('button', { name: 'Send' }).click()
    await expect(form.getByText(`Handed to the server for ${switchboard.admin.jid}.`)).toBeVisible()

    await page.getByRole('link', { name: 'Issue a token for yourself' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My phone')
    await page.getByRole('checkbox', { name: 'ejabberd:user' }).check()
    await page.getByRole('button', { name: 'Issue the token' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Copy the token now' })).toBeVisible()
    await page.goto('/servers/hosted/me')
    await page.getByRole('button', { name: 'Revoke My phone' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(page.getByText('No program holds a token that acts for you.')).toBeVisible()
  })

  test('changes their password, if they know the present one, and stays signed in', async ({
    page,
    signIn,
    switchboard,
  }) => {
    await signIn(romeo)
    await page.goto('/servers/hosted/me')
    const form = page.getByRole('form', { name: 'Change your password' })
    await form.getByLabel('Present password').fill('capulet')
    await form.getByLabel('New password').fill('a rose')
    await form.getByRole('button', { name: 'Change the password' }).click()
    await expect(form.getByText('This is not your present password')).toBeVisible()
    await form.getByLabel('Present password').fill(romeo.password)
    await form.getByRole('button', { name: 'Change the password' }).click()
    await expect(form.getByText(/^Changed/)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('table', { name: 'Contacts' })).toContainText('mercutio@localhost')

    const status = async (password: string) => {
      const answer = await fetch(`${switchboard.url}/api/status`, {
        method: 'POST',
        headers: { authorization: basic({ jid: romeo.jid, password }) },
        body: '{}',
      })
      return answer.status
    }
    // Known, and still without rights.
    expect([await status(romeo.password), await status('a rose')]).toEqual([401, 403])
    expect(switchboard.log()).not.toContain('a rose')
    await form.getByLabel('Present password').fill('a rose')
    await form.getByLabel('New password').fill(romeo.password)
    await form.getByRole('button', { name: 'Change the password' }).click()
    await expect(form.getByText(/^Changed/)).toBeVisible()
  })

  test('reaches nobody else’s account by it', async ({ context, signIn, switchboard }) => {
    await signIn(romeo)
    const [session] = (await context.cookies()).filter(({ name }) => name === 'switchboard.session')
    const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${switchboard.url}/console-api/servers/hosted/${path}`, {
        method: 'POST',
        headers: {
          cookie: `switchboard.session=${session?.value}`,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        body: JSON.stringify(body),
      })
      return [answer.status, await answer.json()]
    }
    const other = { user: 'admin', host: 'localhost' }
    expect(await post('me/roster', {})).toMatchObject([200, { outcome: { kind: 'ok' } }])
    expect(await post('me/roster', other)).toMatchObject([400, { error: { kind: 'bad-request' } }])
    expect(await post('run/get_roster', { args: other })).toMatchObject([
      200,
      { outcome: { kind: 'forbidden' } },
    ])
    expect(await post('me/unregister', {})).toMatchObject([404, { error: { kind: 'not-found' } }])
    const from = { to: 'mercutio@localhost', subject: '', body: 'x', from: 'admin@localhost' }
    expect(await post('me/message', from)).toMatchObject([400, { error: { kind: 'bad-request' } }])
    const token = { owner: 'admin@localhost', seconds: 60, scopes: ['stats'], name: 'x', purpose: '' }
    expect(await post('tokens/issue', token)).toMatchObject([200, { outcome: { kind: 'forbidden' } }])
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const password = { present: romeo.password, next: 'stolen' }
    expect(await post('me/password', password, elsewhere)).toMatchObject([
      403,
      { error: { kind: 'cross-site' } },
    ])
  })
})

test('on a real ejabberd its own rules decide, and a panel that they close says which command and why', async ({
  page,
  signIn,
}) => {
  await signIn(people.alice, 'real')
  await page.goto('/servers/real/me')
  const contacts = page.getByRole('region', { name: 'Contacts' })
  await expect(contacts).toContainText('Real ejabberd does not let you run get_roster')
  await expect(contacts).toContainText('api_permissions')
  await contacts.getByRole('button', { name: 'Why was this refused?' }).click()
  await expect(page.getByRole('dialog')).toContainText('get_roster')
})
