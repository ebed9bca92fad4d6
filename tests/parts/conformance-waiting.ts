/** Steps that the hosted server does not pass yet → the command or the interface that they wait for. Only ever gets shorter. */
export const WAITING: Readonly<Record<string, string>> = {
  'cmd-server/51-reload_config': 'reload_config',
  'perm-absent-http/45-restart-alice': 'restart',
  'ctl-results/31-ctl-export_db_status': 'export_db_status',
  'ctl-results/37-ctl-dump_config': 'dump_config',
}
