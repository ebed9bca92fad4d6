import { shared } from '../arguments'
import type { Entries } from './entry'

/** Whoever has one of these can use the invitation. */
const links = ['invite_uri', 'landing_page']

const token = { ...shared.token, label: 'Invitation token', about: 'As list_invites shows it.' }

export const invites = {
  generate_invite: {
    summary: 'Make an invitation with which somebody can create an account',
    effect: 'write',
    verb: 'Invite',
    secretResults: links,
  },
  generate_invite_with_username: {
    summary: 'Make an invitation to create the account of a given name',
    effect: 'write',
    verb: 'Invite',
    secretResults: links,
    args: { username: { ...shared.username, label: 'Account to create', meaning: 'text' } },
  },
  generate_reset_token: {
    summary: 'Make a link with which the holder of an account can set a new password',
    effect: 'write',
    verb: 'Make link',
    secretResults: links,
    caution: 'Whoever has the link can take over the account. Hand it to the holder only.',
  },
  list_invites: {
    summary: 'List the invitations of a virtual host, used and unused',
    effect: 'read',
    secretResults: ['token', 'token_uri', 'landing_page'],
  },
  expire_invite_by_token: {
    summary: 'Make one invitation useless from now on',
    effect: 'destructive',
    verb: 'Expire',
    preview: 'list_invites',
    args: { token },
  },
  expire_invite_tokens: {
    summary: 'Make all open invitations of an account useless',
    effect: 'destructive',
    verb: 'Expire all',
    preview: 'list_invites',
    args: { username: { ...shared.username, about: 'The account that made the invitations.' } },
  },
  delete_invite_by_token: {
    summary: 'Delete one invitation from the records',
    effect: 'destructive',
    verb: 'Delete invitation',
    preview: 'list_invites',
    args: { token },
  },
  cleanup_expired_invite_tokens: {
    summary: 'Delete the records of invitations that have expired',
    effect: 'destructive',
    verb: 'Clean up',
  },
} satisfies Entries
