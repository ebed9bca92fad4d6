import { expect } from 'vitest'
import { type Actual, httpRequest } from '../../conformance/run.mjs'
import { type HostedProcess, startHosted } from './hosted'

/** The rules of the tests of what must fail: an admin, a scope for one command, an address that opens something. */
const RULES = `
hosts: [localhost, example.org]
acl: {admin: {user: admin@localhost}, local: {user_regexp: ""}}
access_rules: {configure: {allow: admin}}
oauth_access: all
oauth_expire: 3600
api_permissions:
  admins:
    who: {access: {allow: {acl: admin}}, oauth: {scope: "ejabberd:admin", access: {allow: {acl: admin}}}}
    what: ["*", "!stop", "!start"]
  figures:
    who: {oauth: {scope: stats, access: {allow: {acl: local}}}}
    what: stats
  office:
    who: {ip: 10.0.0.0/8}
    what: [status, registered_vhosts]
`

/** What the rules let tokens with the scope `stats` ask for. */
export const STATS = { name: 'registeredusers' }

/** A whole Switchboard with these rules and `more` lines of configuration; `banned@localhost` is banned. */
export async function startStrict(more = ''): Promise<HostedProcess> {
  const hosted = await startHosted({
    config: RULES + more,
    accounts: [
      ['alice', 'localhost', 'alicepw'],
      ['banned', 'localhost', 'bannedpw'],
    ],
  })
  await asAdmin(hosted, 'ban_account', { user: 'banned', host: 'localhost', reason: 'spam' })
  return hosted
}

export const basic = (jid: string, password: string): string =>
  `Basic ${Buffer.from(`${jid}:${password}`).toString('base64')}`

export const ADMIN = basic('admin@localhost', 'secret')

export const call = (
  hosted: HostedProcess,
  name: string,
  args: unknown,
  headers: Record<string, string> = {},
): Promise<Actual> =>
  httpRequest(hosted.url, { method: 'POST', path: `/api/${name}`, headers, body: JSON.stringify(args) })

/** A command as the admin, which must succeed; its answer. */
export async function asAdmin(hosted: HostedProcess, name: string, args: unknown): Promise<unknown> {
  const { status, raw = '' } = await call(hosted, name, args, { authorization: ADMIN })
  expect(status, raw).toBe(200)
  return JSON.parse(raw)
}

export async function issueToken(
  hosted: HostedProcess,
  jid: string,
  scopes: readonly string[],
  ttl = 3600,
): Promise<string> {
  const { token } = (await asAdmin(hosted, 'oauth_issue_token', { jid, ttl, scopes })) as { token: string }
  return token
}

/** Sends a form to one of the OAuth endpoints. */
export const sendForm = (
  hosted: HostedProcess,
  endpoint: 'token' | 'authorization_token',
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): Promise<Actual> =>
  httpRequest(hosted.url, {
    method: 'POST',
    path: `/oauth/${endpoint}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  })
