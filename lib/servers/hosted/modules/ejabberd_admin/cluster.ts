import { atom, integer, list, string, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import type { CommandGroup } from '../../module'
import { describeStatus, PROCESSES, uptimeSeconds } from '../../status'

/** A hosted server is a cluster of one, without a master. */
export const clusterCommands: CommandGroup = command => [
  command(
    { name: 'list_cluster', tags: ['cluster'], args: [], result: list('nodes', atom('node')) },
    (_, { node }) => ok([node.name]),
  ),

  command(
    {
      name: 'list_cluster_detailed',
      tags: ['cluster'],
      args: [],
      result: list(
        'nodes',
        tuple(
          'node',
          atom('name'),
          string('running'),
          string('status'),
          integer('online_users'),
          integer('processes'),
          integer('uptime_seconds'),
          atom('master_node'),
        ),
      ),
    },
    (_, { node }) =>
      ok([
        {
          name: node.name,
          running: 'true',
          status: describeStatus(node),
          online_users: 0,
          processes: PROCESSES,
          uptime_seconds: uptimeSeconds(node),
          master_node: 'none',
        },
      ]),
  ),

  command({ name: 'get_master', tags: ['cluster'], args: [], result: atom('nodename') }, () => ok('none')),
]
