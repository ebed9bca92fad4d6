import { shared } from '../arguments'
import type { Entries } from './entry'

const unseenFor = { ...shared.days, about: 'Accounts that were not seen for longer than this go.' }

const whoStays =
  'Deletes accounts with all their data. Those whom the access rule protect_old_users allows, and those who are online, stay.'

export const accounts = {
  register: { summary: 'Create an account with a password', effect: 'write', verb: 'Register' },
  unregister: {
    summary: 'Delete an account with everything that is stored for it',
    effect: 'destructive',
    verb: 'Delete account',
    preview: 'get_last',
    caution:
      'Tokens that were issued for the account stay valid. Succeeds also where there is no such account.',
  },
  registered_users: { summary: 'List the accounts of a virtual host', effect: 'read' },
  check_account: { summary: 'Find out whether an account exists', effect: 'read' },
  check_password: { summary: 'Find out whether a password is the right one for an account', effect: 'read' },
  check_password_hash: {
    summary: 'Compare the hash of a password with the one that is stored',
    effect: 'read',
    caution: 'Works only where passwords are stored as plain text, not as SCRAM.',
    args: {
      hashmethod: {
        label: 'Hash method',
        meaning: 'choice',
        choices: ['md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512'],
        open: true,
      },
    },
  },
  change_password: {
    summary: 'Give an account another password',
    effect: 'write',
    verb: 'Change password',
    caution: 'Tokens that were issued for the account stay valid.',
  },
  ban_account: {
    summary: 'Lock an account and end its sessions, with a reason on record',
    effect: 'destructive',
    verb: 'Ban',
    preview: 'user_sessions_info',
    caution:
      'From version 2 on the password is kept and unban_account opens the account again. Versions 0 and 1 replace the password for good.',
  },
  unban_account: { summary: 'Open a banned account again', effect: 'write', verb: 'Unban' },
  get_ban_details: { summary: 'Show when and why an account was banned', effect: 'read' },
  list_banned: { summary: 'List the banned accounts of a virtual host', effect: 'read' },
  count_banned: { summary: 'Count the banned accounts of a virtual host', effect: 'read' },
  unban_ip: {
    summary: 'Let an IP address in again that had too many failed sign-ins',
    effect: 'write',
    verb: 'Unban',
  },
  delete_old_users: {
    summary: 'Delete accounts on all virtual hosts that nobody has used for a long time',
    effect: 'destructive',
    verb: 'Delete accounts',
    caution: whoStays,
    args: { days: unseenFor },
  },
  delete_old_users_vhost: {
    summary: 'Delete accounts of one virtual host that nobody has used for a long time',
    effect: 'destructive',
    verb: 'Delete accounts',
    caution: whoStays,
    args: { days: unseenFor },
  },
  convert_to_scram: {
    summary: 'Turn the plain-text passwords of a virtual host into SCRAM hashes',
    effect: 'destructive',
    verb: 'Convert',
    caution: 'There is no way back to the plain passwords. Clients that cannot do SCRAM no longer sign in.',
  },
} satisfies Entries
