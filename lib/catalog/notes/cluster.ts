import { shared } from '../arguments'
import type { Entries } from './entry'

export const cluster = {
  list_cluster: { summary: 'List the nodes of the cluster that run now', effect: 'read' },
  list_cluster_detailed: {
    summary: 'List all nodes of the cluster with their state, sessions and uptime',
    effect: 'read',
  },
  join_cluster: {
    summary: 'Make this node part of the cluster of another node',
    effect: 'destructive',
    verb: 'Join cluster',
    caution:
      'The Mnesia data of this node is replaced by that of the cluster. Both need the same Erlang cookie.',
    args: {
      node: { ...shared.node, label: 'Node to join', about: 'A node of the cluster: ejabberd@machine.' },
    },
  },
  join_cluster_here: {
    summary: 'Make another node part of this node’s cluster',
    effect: 'destructive',
    verb: 'Take node in',
    caution:
      'The Mnesia data of the other node is replaced by that of this cluster. Both need the same Erlang cookie.',
    args: {
      node: { ...shared.node, label: 'Node to take in', about: 'The node that joins: ejabberd@machine.' },
    },
  },
  leave_cluster: {
    summary: 'Take a node out of the cluster',
    effect: 'destructive',
    verb: 'Remove node',
    preview: 'list_cluster',
    caution: 'The copies of the tables that the node holds are given up.',
    args: { node: { ...shared.node, label: 'Node to remove' } },
  },
  get_master: { summary: 'Tell which node’s tables win when the cluster starts', effect: 'read' },
  set_master: {
    summary: 'Choose the node whose tables win when the cluster starts',
    effect: 'write',
    verb: 'Set master',
    caution: 'What other nodes stored and the master does not know is dropped when they start next.',
    args: {
      nodename: { ...shared.nodename, about: 'Or “self” for the node that runs the command.', open: true },
    },
  },
} satisfies Entries
