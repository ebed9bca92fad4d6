import { integer, rescode } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { success } from '../answers'
import { defineModule } from '../module'

/** A hosted server talks to no other XMPP server. */
export const ejabberdS2s = defineModule('ejabberd_s2s', command => [
  command(
    {
      name: 'incoming_s2s_number',
      tags: ['statistics', 's2s'],
      policy: 'admin',
      args: [],
      result: integer('s2s_incoming'),
    },
    () => ok(0),
  ),

  command(
    {
      name: 'outgoing_s2s_number',
      tags: ['statistics', 's2s'],
      policy: 'admin',
      args: [],
      result: integer('s2s_outgoing'),
    },
    () => ok(0),
  ),

  command(
    { name: 'stop_s2s_connections', tags: ['s2s'], policy: 'admin', args: [], result: rescode('res') },
    () => success,
  ),
])
