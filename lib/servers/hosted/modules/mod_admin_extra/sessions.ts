import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { prepareNames, prepareResource } from '@/lib/commands/jid'
import { ok, refused } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import type { CommandGroup } from '../../module'

const account = [binary('user'), binary('host')] as const

const presence = [binary('resource'), binary('type'), binary('show'), binary('status')] as const

const sessionInfo = [
  string('connection'),
  string('ip'),
  integer('port'),
  integer('priority'),
  string('node'),
  integer('uptime'),
  string('status'),
  string('resource'),
  string('statustext'),
] as const

const NO_SESSION = refused('User session not found')

/** Nobody is ever online on a hosted server; these answer as ejabberd does for accounts that are not. */
export const sessionCommands: CommandGroup = command => [
  command(
    {
      name: 'connected_users_info',
      tags: ['session'],
      args: [],
      result: list('connected_users_info', tuple('session', string('jid'), ...sessionInfo)),
    },
    () => ok([]),
  ),

  command(
    {
      name: 'connected_users_vhost',
      tags: ['session'],
      args: [binary('host')],
      result: list('connected_users_vhost', string('sessions')),
    },
    () => ok([]),
  ),

  command(
    {
      name: 'user_sessions_info',
      tags: ['session'],
      args: account,
      result: list('sessions_info', tuple('session', ...sessionInfo)),
    },
    () => ok([]),
  ),

  command({ name: 'num_resources', tags: ['session'], args: account, result: integer('resources') }, () =>
    ok(0),
  ),

  command(
    {
      name: 'resource_num',
      tags: ['session'],
      args: [...account, integer('num')],
      result: string('resource'),
    },
    // There is no session of any number, which ejabberd answers with an internal error.
    ({ num }) => ({ kind: 'crashed', thrown: `{bad_argument,"Wrong resource number: ${num}"}` }),
  ),

  command(
    {
      name: 'kick_session',
      tags: ['session'],
      args: [...account, binary('resource'), binary('reason')],
      result: rescode('res'),
    },
    ({ user, host, resource }) =>
      prepareNames(user, host) && prepareResource(resource) !== undefined ? success : crashed,
  ),

  command(
    {
      name: 'get_presence',
      tags: ['session'],
      args: account,
      renames: { server: 'host' },
      result: tuple('presence', string('jid'), string('show'), string('status')),
    },
    ({ user, host }) => ok({ jid: user ? `${user}@${host}` : host, show: 'unavailable', status: '' }),
  ),

  command(
    {
      name: 'set_presence',
      tags: ['session'],
      args: [...account, ...presence, binary('priority')],
      result: rescode('res'),
    },
    ({ priority }) => (/^[+-]?\d+$/.test(priority) ? NO_SESSION : crashed),
  ),

  command(
    {
      name: 'set_presence',
      version: 1,
      tags: ['session'],
      args: [...account, ...presence, integer('priority')],
      result: rescode('res'),
    },
    () => NO_SESSION,
  ),
]
