/** Steps that the hosted server does not pass yet → the command or the interface that they wait for. Only ever gets shorter. */
export const WAITING: Readonly<Record<string, string>> = {
  'cmd-server/51-reload_config': 'reload_config',
  'perm-absent-http/45-restart-alice': 'restart',
}
