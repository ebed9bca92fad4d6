/**
 * What is in force where the file says nothing about the hosted server: one virtual host, one admin, and the right of
 * every account to a token of its own. No rule lets an address alone do anything: a web page in a browser on that machine
 * could use it.
 */
export function newcomerSection(adminJid: string) {
  return {
    hosts: [adminJid.slice(adminJid.indexOf('@') + 1)],
    acl: { admin: { user: [adminJid] }, local: { user_regexp: '' } },
    access_rules: { configure: { allow: 'admin' }, local: { allow: 'local' } },
    oauth_access: 'local',
    oauth_expire: 86_400,
  }
}

/**
 * The file says who is who on the hosted server where it has one of these. `api_permissions` alone does not: rules can be
 * added to what a newcomer has.
 */
export const HOSTED_KEYS = ['hosts', 'acl', 'access_rules'] as const

/** Loaded where `modules` is absent: all that the hosted server has. */
export const DEFAULT_FIRST_ADMIN = 'admin@localhost'
