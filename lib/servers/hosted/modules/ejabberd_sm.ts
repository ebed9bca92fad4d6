import { binary, integer, list, restuple, string } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { defineModule } from '../module'

/** Nobody is ever online on a hosted server: every list of sessions is empty, and there is none to end. */
export const ejabberdSm = defineModule('ejabberd_sm', command => [
  command(
    {
      name: 'connected_users',
      tags: ['session'],
      policy: 'admin',
      args: [],
      result: list('connected_users', string('sessions')),
    },
    () => ok([]),
  ),

  command(
    {
      name: 'connected_users_number',
      tags: ['session', 'statistics'],
      policy: 'admin',
      args: [],
      result: integer('num_sessions'),
    },
    () => ok(0),
  ),

  command(
    {
      name: 'user_resources',
      tags: ['session'],
      policy: 'admin',
      args: [binary('user'), binary('host')],
      result: list('resources', string('resource')),
    },
    () => ok([]),
  ),

  command(
    {
      name: 'kick_user',
      tags: ['session'],
      args: [binary('user'), binary('host')],
      result: integer('num_resources'),
    },
    () => ok(0),
  ),

  command(
    {
      name: 'kick_user',
      version: 2,
      tags: ['session'],
      args: [binary('user'), binary('host')],
      result: restuple('res'),
    },
    () => ok('Kicked sessions: 0'),
  ),

  command(
    { name: 'kick_users', tags: ['session'], args: [binary('host')], result: integer('num_sessions') },
    () => ok(0),
  ),
])
