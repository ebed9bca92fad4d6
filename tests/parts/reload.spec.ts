import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HostedProcess, startHosted } from '../support/hosted'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-reload-'))
const file = path.join(folder, 'switchboard.yml')
mkdirSync(path.join(folder, 'files'))

/** `rights`: what alice may do. */
const yml = ({ rights = 'status', more = '' } = {}) => `
hosts: [localhost]
acl: {admin: {user: [admin@localhost]}, alice: {user: [alice@localhost]}}
access_rules: {configure: {allow: admin}}
api_permissions:
  admin: {who: {acl: admin}, what: '*'}
  alice: {who: {acl: alice}, what: [${rights}]}
console: {files_folder: ./files}
${more}
`

let hosted: HostedProcess
beforeAll(async () => {
  writeFileSync(file, yml())
  hosted = await startHosted({ config: file, accounts: [['alice', 'localhost', 'pw']] })
})
afterAll(async () => {
  await hosted.stop()
  rmSync(folder, { recursive: true })
})

async function call(person: string, command: string, args: object = {}) {
  const response = await fetch(`${hosted.url}/api/${command}`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(person).toString('base64')}` },
    body: JSON.stringify(args),
  })
  return { status: response.status, body: await response.json() }
}
const ADMIN = 'admin@localhost:secret'
const ALICE = 'alice@localhost:pw'

describe('the configuration that is read anew', () => {
  test('gives rights and takes them away, at once', async () => {
    expect(await call(ALICE, 'status')).toMatchObject({ status: 200 })
    writeFileSync(file, yml({ rights: 'registered_vhosts' }))
    expect(await call(ALICE, 'status')).toMatchObject({ status: 200 })
    expect(await call(ADMIN, 'reload_config')).toEqual({ status: 200, body: 0 })
    expect(await call(ALICE, 'status')).toMatchObject({ status: 403 })
    expect(await call(ALICE, 'registered_vhosts')).toEqual({ status: 200, body: ['localhost'] })
  })

  test('serves other virtual hosts, loads other modules and logs otherwise', async () => {
    const more = 'loglevel: error\nmodules: {mod_admin_extra: {}}'
    writeFileSync(file, yml({ more }).replace('[localhost]', '[localhost, example.org]'))
    await call(ADMIN, 'reload_config')
    expect(await call(ADMIN, 'registered_vhosts')).toMatchObject({ body: ['example.org', 'localhost'] })
    expect(await call(ADMIN, 'get_loglevel')).toMatchObject({ body: 'error' })
    expect(await call(ADMIN, 'muc_online_rooms', { service: 'global' })).toEqual({
      status: 400,
      body: 'unknown_command',
    })
    expect(await call(ADMIN, 'check_account', { user: 'alice', host: 'localhost' })).toMatchObject({
      body: 0,
    })
  })

  test('changes nothing where it is wrong, and says what is', async () => {
    const before = await call(ADMIN, 'registered_vhosts')
    writeFileSync(file, yml({ more: 'oauth_expire: never' }))
    const { status, body } = await call(ADMIN, 'reload_config')
    expect([status, body]).toEqual([400, expect.stringContaining('oauth_expire')])
    expect(await call(ADMIN, 'registered_vhosts')).toEqual(before)
  })

  test('is written out as it is in force, with what the file leaves open', async () => {
    writeFileSync(file, yml())
    await call(ADMIN, 'reload_config')
    expect(await call(ADMIN, 'dump_config', { out: 'now.yml' })).toEqual({ status: 200, body: 0 })
    const again = readFileSync(path.join(folder, 'files', 'now.yml'), 'utf8')
    expect(again).toContain('alice@localhost')
    writeFileSync(file, again)
    expect(await call(ADMIN, 'reload_config')).toEqual({ status: 200, body: 0 })
    expect(await call(ADMIN, 'dump_config', { out: '/tmp/now.yml' })).toEqual({
      status: 400,
      body: "Failed to write to '/tmp/now.yml': The file is not in the folder that is configured for files",
    })
  })

  test('is not for people whom no rule lets read it', async () => {
    expect(await call(ALICE, 'reload_config')).toMatchObject({ status: 403 })
    expect(await call(ALICE, 'dump_config', { out: 'x.yml' })).toMatchObject({ status: 403 })
  })
})
