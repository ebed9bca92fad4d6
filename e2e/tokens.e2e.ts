import { expect, people, test } from './support/test'

for (const { server, label } of [
  { server: 'hosted', label: 'the hosted server' },
  { server: 'real', label: 'the real ejabberd' },
]) {
  test(`a token of ${label} is issued, shown once, used by a program, revoked and then refused`, async ({
    page,
    signIn,
    switchboard,
  }) => {
    const person = server === 'hosted' ? switchboard.admin : people.admin
    await signIn(person, server)
    await page.goto(`/servers/${server}/tokens`)
    await page.getByRole('button', { name: 'Issue a token' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('For the account')).toHaveValue(person.jid)
    await dialog.getByRole('button', { name: 'Issue', exact: true }).click()
    await expect(dialog.getByText('It is shown this once')).toBeVisible()
    const token = (
      await dialog.getByRole('region', { name: 'Token', exact: true }).locator('code').innerText()
    ).trim()
    expect(token).toMatch(/^\w{16,}$/)
    await dialog.getByRole('button', { name: 'I have copied it' }).click()
    await expect(page.getByText(token)).toHaveCount(0)

    const call = () =>
      fetch(`${switchboard.url}/servers/${server}/api/registered_users`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"host":"localhost"}',
      })
    const answer = await call()
    expect([answer.status, await answer.json()]).toEqual([200, expect.arrayContaining(['admin'])])

    const print = `${token.slice(0, 3)}…${token.slice(-3)}`
    await page.getByRole('button', { name: `Revoke the token ${print} of ${person.jid}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(page.getByText('Token revoked')).toBeVisible()
    await expect(page.getByText(print, { exact: true })).toHaveCount(0)
    expect((await call()).status).toBe(401)
    expect(switchboard.log()).not.toContain(token)
  })
}
