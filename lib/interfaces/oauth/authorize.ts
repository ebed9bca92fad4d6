import { parseJid } from '@/lib/commands/jid'
import type { HttpAnswer } from '../http'
import { page } from '../listener'
import { findApplication } from './application'
import { askingPage } from './asking-page'
import { readForm, readParameters, readScopes, readTtl } from './form'
import { giveToken } from './grant'
import type { OauthRequest } from './handler'
import { messagePage, SAFE_HEADERS } from './page'
import { locationOf } from './redirect'

/** `GET authorization_token`: asks a person whether an application may have a token, and for their password (SPEC 9.2). */
export async function showAuthorization({ server, request }: OauthRequest): Promise<HttpAnswer> {
  const query = readParameters(request.query ?? '')
  return askingPage({ server, query, application: await findApplication(server.oauth, query) })
}

/** `POST authorization_token`: the person agrees. The token goes to the application in the address that it gave. */
export async function answerAuthorization(asked: OauthRequest): Promise<HttpAnswer> {
  const { server, request, address } = asked
  const form = readForm(request.body)
  const application = await findApplication(server.oauth, form)
  if (application.kind !== 'application') {
    return messagePage(400, 'Used client_id is invalid', [
      'This server does not know an application with that client_id and that return address, or sends no tokens there.',
      'Nobody got a token, and your password was not looked at.',
    ])
  }
  const state = form('state')
  const locate = (parameters: Record<string, string | number>) =>
    locationOf(application.redirect, { ...parameters, state })

  if (!parseJid(form('username'))) {
    const answer = messagePage(400, '400 Invalid request', [
      'What was given as the account is no JID. A JID reads alice@example.org. Go back and correct it.',
    ])
    return { ...answer, headers: { ...answer.headers, Location: locate({ error: 'invalid_request' }) } }
  }
  const ttlSeconds = readTtl(form('ttl'), server.oauth.expireSeconds)
  // ejabberd closes the connection here.
  if (ttlSeconds === undefined) {
    return messagePage(400, '400 Invalid request', ['The time (ttl) must be a whole number of seconds.'])
  }

  const scopes = readScopes(form('scope'))
  const given = { jid: form('username'), password: form('password'), scopes, ttlSeconds, address }
  const token = await giveToken(asked, given)
  switch (token.kind) {
    case 'bad-password':
      return redirectTo(locate({ error: 'badpass' }))
    case 'bad-scope':
      return redirectTo(locate({ error: 'invalid_scope' }))
    case 'slow-down':
      return slowDown(token.retryAfterSeconds)
    case 'token': {
      const expiry = { token_type: 'bearer', expires_in: ttlSeconds, scope: scopes.join(' ') }
      return redirectTo(locate({ access_token: token.token, ...expiry }))
    }
  }
}

function redirectTo(location: string): HttpAnswer {
  const answer = page(302, 'Found')
  return { ...answer, headers: { ...answer.headers, ...SAFE_HEADERS, Location: location } }
}

function slowDown(seconds: number): HttpAnswer {
  const answer = messagePage(429, 'Too many wrong passwords', [
    `From here this account can be tried again in ${seconds} seconds. From another address the right password works at once.`,
  ])
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(seconds) } }
}
