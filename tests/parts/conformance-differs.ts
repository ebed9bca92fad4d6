const steps = (reason: string, ...names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, reason]))

/**
 * Steps that the hosted server answers in another way, for good → why. Each is a row of docs/hosted-vs-ejabberd.md too.
 * Steps whose recording accepts the stricter answer pass and are not here.
 */
export const DIFFERS: Readonly<Record<string, string>> = {
  'auth-header-forms/17-bearer-empty':
    'Node.js reads "Bearer " as "Bearer", without the space behind it: 401 either way, with the words for a wrong password.',
  ...steps('Clusters are of Erlang nodes.', 'cmd-server/45-join_cluster', 'cmd-server/46-join_cluster_here'),
  ...steps(
    'Erlang code cannot be replaced where there is none.',
    'cmd-server/47-update_list-latest',
    'cmd-server/48-update_list-v0',
    'ctl-results/26-ctl-update_list',
  ),
  ...steps(
    'There is no Mnesia.',
    'cmd-server/56-mnesia_info',
    'cmd-server/57-mnesia_table_info',
    'cmd-server/58-mnesia_list_tables',
    'cmd-server/59-mnesia_table_change_storage',
    'http-errors/27-backup',
    'http-errors/28-mnesia_table_info',
    'ctl-results/32-ctl-mnesia_table_info',
  ),
  'ctl-accounts/05-ctl-register': 'ejabberdctl encodes the letters of a name twice when it prints them.',
  ...steps(
    'Lists have the commands that there are here.',
    'ctl-help/02-ctl-help',
    'ctl-help/03-ctl-help',
    'ctl-help/24-ctl-help',
    'ctl-help/25-ctl-help',
    'ctl-help/26-ctl-0',
    'ctl-usage/01-nothing',
  ),
  'ctl-lists/33-ctl-srg_get_info': 'The names of groups are printed, not the Erlang list that holds them.',
  'ctl-lists/41-ctl-0': 'Scopes of version 0 are printed as over HTTP, not as an Erlang list.',
  'perm-from-ctl/08-ctl-stats': 'The help of a command is in words of our own.',
  'perm-from-ctl/11-ctl-admin': 'The password behind --auth is checked.',
  'ctl-results/37-ctl-dump_config': 'Files are written below one folder only, and the refusal says so.',
  ...steps('A process cannot start itself anew.', 'perm-absent-http/45-restart-alice'),
}
