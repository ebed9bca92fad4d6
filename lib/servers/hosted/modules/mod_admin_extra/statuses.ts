import { binary, integer, list, string, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import type { CommandGroup } from '../../module'

const users = list(
  'users',
  tuple(
    'userstatus',
    string('user'),
    string('host'),
    string('resource'),
    integer('priority'),
    string('status'),
  ),
)

const usersByJid = list('users', tuple('userstatus', string('jid'), integer('priority'), string('status')))

/** Who is online with which status: nobody, on a hosted server. */
export const statusCommands: CommandGroup = command => [
  command({ name: 'status_list', tags: ['session'], args: [binary('status')], result: users }, () => ok([])),

  command(
    { name: 'status_list', version: 3, tags: ['session'], args: [binary('status')], result: usersByJid },
    () => ok([]),
  ),

  command(
    {
      name: 'status_list_host',
      tags: ['session'],
      args: [binary('host'), binary('status')],
      result: users,
    },
    () => ok([]),
  ),

  command(
    {
      name: 'status_list_host',
      version: 3,
      tags: ['session'],
      args: [binary('host'), binary('status')],
      result: usersByJid,
    },
    () => ok([]),
  ),

  command(
    {
      name: 'status_num',
      tags: ['session', 'statistics'],
      policy: 'admin',
      args: [binary('status')],
      result: integer('users'),
    },
    () => ok(0),
  ),

  command(
    {
      name: 'status_num_host',
      tags: ['session', 'statistics'],
      policy: 'admin',
      args: [binary('host'), binary('status')],
      result: integer('users'),
    },
    () => ok(0),
  ),
]
