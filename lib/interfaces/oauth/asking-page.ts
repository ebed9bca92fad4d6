import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Effect } from '@/lib/commands/notes'
import type { HostedServer } from '@/lib/servers/hosted/server'
import type { HttpAnswer } from '../http'
import type { Application, Unacceptable } from './application'
import { type Parameters, readScopes } from './form'
import { type Html, html } from './html'
import { htmlPage } from './page'
import { locationOf } from './redirect'
import { type ScopeWords, scopeWords } from './scope-words'

interface Asking {
  readonly server: HostedServer
  readonly query: Parameters
  readonly application: Application | Unacceptable
}

/**
 * Who asks, for what, for how long and as whom; below it the form that says yes. Its fields are those of ejabberd's, so
 * that what fills in the one fills in the other. Where nobody may say yes it is there, disabled, with the reason.
 */
export function askingPage({ server, query, application }: Asking): HttpAnswer {
  const isAsked = application.kind === 'application'
  const redirect = isAsked ? application.redirect : undefined
  const claimed = query('client_id')
  const registered = isAsked ? application.name : undefined
  const name = registered || claimed
  const who = name ? `“${name}”` : 'An application'
  const fixed = query('jid')
  const jid = parseJid(fixed)
  const as = jid ? html`<code>${formatJid({ user: jid.user, host: jid.host })}</code>` : 'you'

  const body = html`<p class='caption'>${server.label}</p>
<h1>${who} asks for access</h1>
${!registered && claimed ? html`<p class='quiet'>It calls itself that; nobody has checked it.</p>` : ''}
${
  isAsked
    ? html`<p class='quiet'>If you agree, it gets a token with which it can act as ${as} here without your password, until the time below is over or the token is revoked.</p>`
    : refusalNotice(application)
}
<h2>What it may do</h2>
${scopeList(server, readScopes(query('scope')))}
<h2>Where the token goes</h2>
<p>${query('redirect_uri') ? html`<code>${query('redirect_uri')}</code>` : 'It did not say.'}</p>
<form action='authorization_token' method='post'>
${['response_type', 'client_id', 'redirect_uri', 'scope', 'state'].map(
  field => html`<input type='hidden' name='${field}' value='${query(field)}'>\n`,
)}<fieldset${isAsked ? '' : html` disabled`}>
${accountField(fixed)}
<div class='field'><label for='password'>Password</label><input id='password' type='password' name='password' value='' autocomplete='current-password' required></div>
<div class='field'><label for='ttl'>For how long</label><select id='ttl' name='ttl'>
${LIFETIMES.map(
  ([seconds, words]) =>
    html`<option value='${seconds}'${seconds === PRESELECTED && html` selected='selected'`}>${words}</option>\n`,
)}</select></div>
<div class='actions'><button type='submit'>Allow</button>${
    redirect &&
    html`<a rel='noreferrer' href='${locationOf(redirect, { error: 'access_denied', state: query('state') })}'>Refuse</a>`
  }</div>
</fieldset>
</form>`
  return htmlPage({ status: 200, title: `${who} asks for access`, body, redirect })
}

const LIFETIMES = [
  [3600, 'One hour'],
  [86_400, 'One day'],
  [2_592_000, 'One month'],
  [31_536_000, 'One year'],
  [315_360_000, 'Ten years'],
] as const
const PRESELECTED = 31_536_000

const accountField = (fixed: string): Html =>
  fixed
    ? html`<p class='field'>Signing in as <code>${fixed}</code></p>
<input type='hidden' name='username' value='${fixed}' autocomplete='username'>`
    : html`<div class='field'><label for='username'>Your JID</label><input id='username' type='text' name='username' value='' autocomplete='username' autocapitalize='none' spellcheck='false' placeholder='alice@example.org' required></div>`

const EFFECTS: Readonly<Record<Effect, string>> = {
  read: 'reads',
  write: 'changes',
  destructive: 'can destroy',
}

function scopeList(server: HostedServer, scopes: readonly string[]): Html {
  if (scopes.length === 0) return html`<p>Nothing: a token without a scope opens no command.</p>`
  const items = [...new Set(scopes)].map(scope => scopeItem(scope, scopeWords(server, scope)))
  return html`<ul>\n${items}</ul>
<p class='quiet'>The rules of the server decide about each call; they may allow less than this.</p>`
}

const scopeItem = (scope: string, words: ScopeWords | undefined): Html =>
  words
    ? html`<li>${words.sentence}<div class='scope'><code>${scope}</code> <span class='effect ${words.effect}'>${EFFECTS[words.effect]}</span></div></li>\n`
    : html`<li>This server has no scope <code>${scope}</code>. It will refuse the whole request.</li>\n`

const REASONS: Readonly<Record<Unacceptable['kind'], readonly [title: string, why: string]>> = {
  'no-clients': [
    'This server gives applications no tokens',
    'Its operator has switched that off (oauth_client_id_check: deny).',
  ],
  'unknown-client': [
    'This server does not know the application',
    'None with this client_id and exactly this return address is registered. Do not type your password; whoever sent you here should ask the operator to add it with oauth_add_client_implicit.',
  ],
  'bad-address': [
    'A token cannot be sent to that address',
    'It must be a web address, or a scheme of an app with a dot in its name. Do not type your password.',
  ],
}

function refusalNotice({ kind }: Unacceptable): Html {
  const [title, why] = REASONS[kind]
  return html`<div class='alert' role='alert'><p>${title}</p><p>${why}</p></div>`
}
