import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostedProcess } from '../support/hosted'
import { asAdmin, STATS, startStrict } from '../support/strict'

/** An OAuth 2.0 library that knows nothing of ejabberd, as it comes from the registry. */

let hosted: HostedProcess
let server: oauth.AuthorizationServer
const SECRETS = { board: 's3cret & more', program: 'plain' } as const
/** The tests have no TLS. */
const options = { [oauth.allowInsecureRequests]: true }

beforeAll(async () => {
  hosted = await startStrict()
  server = { issuer: hosted.url, token_endpoint: `${hosted.url}/oauth/token` }
  for (const [client_id, secret] of Object.entries(SECRETS)) {
    await asAdmin(hosted, 'oauth_add_client_password', { client_id, client_name: client_id, secret })
  }
})
afterAll(() => hosted.stop())

const BOARD: oauth.Client = { client_id: 'board' }
const PROGRAM: oauth.Client = { client_id: 'program' }

const ask = (
  client: oauth.Client,
  authentication: oauth.ClientAuth,
  { scope = 'stats', password = 'alicepw' } = {},
) =>
  oauth.genericTokenEndpointRequest(
    server,
    client,
    authentication,
    'password',
    { username: 'alice@localhost', password, scope },
    options,
  )

const read = (client: oauth.Client, response: Response) =>
  oauth.processGenericTokenEndpointResponse(server, client, response)

const callWith = (token: string, command: string, args: unknown) =>
  oauth.protectedResourceRequest(
    token,
    'POST',
    new URL(`${hosted.url}/api/${command}`),
    new Headers({ 'content-type': 'application/json' }),
    JSON.stringify(args),
    options,
  )

describe('a generic OAuth 2.0 library', () => {
  test('gets a token, calls a command with it, and is refused outside its scope', async () => {
    const issued = await read(BOARD, await ask(BOARD, oauth.ClientSecretPost(SECRETS.board)))
    expect(issued).toMatchObject({ token_type: 'bearer', scope: 'stats', expires_in: 3600 })
    const answer = await callWith(issued.access_token, 'stats', STATS)
    expect([answer.status, await answer.json()]).toEqual([200, 3])
    expect((await callWith(issued.access_token, 'registered_users', { host: 'localhost' })).status).toBe(403)
  })

  test('may say who it is in the header', async () => {
    const issued = await read(PROGRAM, await ask(PROGRAM, oauth.ClientSecretBasic(SECRETS.program)))
    expect((await callWith(issued.access_token, 'stats', STATS)).status).toBe(200)
  })

  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['a scope that is none', { scope: 'everything' }],
  ])('understands what is wrong with %s', async (_, given) => {
    const response = await ask(BOARD, oauth.ClientSecretPost(SECRETS.board), given)
    const problem = { name: 'ResponseBodyError', error: 'invalid_grant', status: 400 }
    await expect(read(BOARD, response)).rejects.toMatchObject(problem)
  })

  test('is turned away without its secret', async () => {
    expect((await ask(BOARD, oauth.None())).status).toBe(401)
  })
})
