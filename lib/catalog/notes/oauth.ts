import { shared } from '../arguments'
import type { Entries } from './entry'

const replaces = 'A client of the same ID is replaced.'

export const oauth = {
  oauth_issue_token: {
    summary: 'Issue an OAuth token that acts for an account within the scopes you choose',
    effect: 'write',
    verb: 'Issue token',
    secretResults: ['token'],
    caution:
      'Whoever holds the token acts as this account. Nobody checks that the account exists, and a new password does not end the token.',
    args: {
      jid: { ...shared.jid, label: 'Account (JID)', about: 'The account that the token acts for.' },
      scopes: {
        ...shared.scopes,
        about: 'Names of commands, or ejabberd:admin, ejabberd:user, sasl_auth.',
      },
    },
    argsBelow: {
      1: { scopes: { label: 'Scopes', meaning: 'text', about: 'Names of commands, parted by semicolons.' } },
    },
  },
  oauth_list_tokens: {
    summary: 'List the OAuth tokens that are in use, with their accounts and scopes',
    effect: 'read',
    secretResults: ['token'],
    caution: 'A real ejabberd shows only the tokens that it keeps in Mnesia, not those in an SQL database.',
  },
  oauth_revoke_token: {
    summary: 'End an OAuth token before its time',
    effect: 'destructive',
    verb: 'Revoke',
    secretResults: ['token'],
    caution: 'Whatever uses the token loses access at once. Succeeds also for a token that nobody issued.',
  },
  oauth_add_client_password: {
    summary: 'Admit an OAuth client that signs in with a secret of its own',
    effect: 'write',
    verb: 'Add client',
    caution: replaces,
  },
  oauth_add_client_implicit: {
    summary: 'Admit an OAuth client that gets its token through the browser',
    effect: 'write',
    verb: 'Add client',
    caution: replaces,
  },
  oauth_remove_client: {
    summary: 'Turn an OAuth client away from now on',
    effect: 'destructive',
    verb: 'Remove client',
    caution: 'Tokens that it has already got stay valid.',
  },
} satisfies Entries
