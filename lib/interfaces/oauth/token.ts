import { parseJid } from '@/lib/commands/jid'
import type { HttpAnswer } from '../http'
import { page } from '../listener'
import { readAuthorization } from '../rest/authorization'
import { type Parameters, readForm, readScopes, readTtl } from './form'
import { giveToken, refuseClient } from './grant'
import type { OauthRequest } from './handler'

const HEADERS = {
  'Content-Type': 'application/json;charset=UTF-8',
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
}

/** `POST token`: a token for a name and a password, through a client that may bring them (SPEC 9.1). */
export async function answerToken(asked: OauthRequest): Promise<HttpAnswer> {
  const { server, request, address } = asked
  const form = readForm(request.body)
  const client = await checkClient(asked, form)
  if (client === 'wrong') {
    refuseClient(asked, address)
    return page(401, 'Unauthorized')
  }
  if (typeof client === 'object') return slowDown(client.retryAfterSeconds)
  if (form('grant_type') !== 'password') return error('unsupported_grant_type', 'Unsupported grant type')
  if (!parseJid(form('username'))) return error('invalid_request', 'Invalid JID')
  const ttlSeconds = readTtl(form('ttl'), server.oauth.expireSeconds)
  // ejabberd closes the connection here.
  if (ttlSeconds === undefined) return error('invalid_request', 'Invalid ttl')

  const scopes = readScopes(form('scope'))
  const given = { jid: form('username'), password: form('password'), scopes, ttlSeconds, address }
  const token = await giveToken(asked, given)
  switch (token.kind) {
    case 'bad-password':
      return error('invalid_grant', 'Bad password')
    case 'bad-scope':
      return error('invalid_grant', 'Invalid scope')
    case 'slow-down':
      return slowDown(token.retryAfterSeconds)
    case 'token':
      return json(200, {
        access_token: token.token,
        token_type: 'bearer',
        scope: scopes.join(' '),
        expires_in: ttlSeconds,
      })
  }
}

/** A client says who it is by a Basic header or, without one, in the form. */
async function checkClient({ server: { oauth }, request, address }: OauthRequest, form: Parameters) {
  if (oauth.clientIdCheck === 'allow') return 'right'
  if (oauth.clientIdCheck === 'deny') return 'wrong'
  const header = readAuthorization(request.headers.authorization)
  const client =
    header.kind === 'basic'
      ? { id: header.jid, secret: header.password }
      : { id: form('client_id'), secret: form('client_secret') }
  return oauth.checkClient(client, address)
}

const error = (code: string, description: string) =>
  json(400, { error: code, error_description: description })

/** ejabberd does not bound guessing. The code is RFC 8628's. */
function slowDown(seconds: number): HttpAnswer {
  const description = `Too many wrong passwords. Try again in ${seconds} seconds.`
  const answer = json(429, { error: 'slow_down', error_description: description })
  return { ...answer, headers: { ...HEADERS, 'Retry-After': String(seconds) } }
}

const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: HEADERS,
  body: JSON.stringify(body),
})
