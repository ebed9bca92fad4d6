/** The interface a call came through, by the names that `api_permissions` uses in `from`. */
export type Frontend =
  | 'mod_http_api'
  | 'ejabberd_xmlrpc'
  | 'ejabberd_ctl'
  | 'ejabberd_web_admin'
  | 'mod_adhoc_api'
  | 'mod_cron'
  /** Gives tokens and runs no command: no rule speaks of it. */
  | 'ejabberd_oauth'
