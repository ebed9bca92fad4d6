import { isInternal } from '@/lib/commands/definition'
import { MODULES } from '@/lib/servers/hosted/modules'

/**
 * What is in force where the file says nothing about the hosted server: one virtual host, one admin, and the right of
 * every account to a token of its own. No rule lets an address alone do anything: a web page in a browser on that machine
 * could use it. Rules of the file's `api_permissions` are added to these.
 */
export function newcomerSection(adminJid: string) {
  return {
    api_permissions: { 'admin access': ADMIN_ACCESS, ...scopeRules() },
    hosts: [adminJid.slice(adminJid.indexOf('@') + 1)],
    acl: { admin: { user: [adminJid] }, local: { user_regexp: '' } },
    access_rules: { configure: { allow: 'admin' }, local: { allow: 'local' } },
    auth_password_format: 'scram' as const,
    oauth_access: 'local',
    oauth_expire: 86_400,
  }
}

/** What ejabberd does where there are no rules at all (SPEC 7.4). */
const ADMIN_ACCESS = {
  who: { acl: 'admin', oauth: { scope: 'ejabberd:admin', acl: 'admin' } },
  what: ['*', '!stop', '!start'],
}

/**
 * A scope opens nothing by itself, a rule must name it: so that an admin can give a program a token for one command and
 * no more, each has a rule of its own. They give nobody but admins anything, and nothing that `ejabberd:admin` does not.
 */
function scopeRules() {
  const names = MODULES.flatMap(({ commands }) =>
    commands.filter(({ definition }) => !isInternal(definition)).map(({ definition }) => definition.name),
  )
  return Object.fromEntries(
    [...new Set(names)]
      .filter(name => name !== 'stop' && name !== 'start')
      .sort()
      .map(name => [`scope ${name}`, { who: { oauth: { scope: name, acl: 'admin' } }, what: name }]),
  )
}

/**
 * The file says who is who on the hosted server where it has one of these. `api_permissions` alone does not: rules can be
 * added to what a newcomer has.
 */
export const HOSTED_KEYS = ['hosts', 'acl', 'access_rules'] as const

/** Loaded where `modules` is absent: all that the hosted server has. */
export const DEFAULT_FIRST_ADMIN = 'admin@localhost'
