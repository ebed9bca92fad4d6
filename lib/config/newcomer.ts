import { parsePermissions } from '@/lib/access/permissions'
import { isInternal } from '@/lib/commands/definition'
import type { HostedConfig } from '@/lib/servers/hosted/config'
import type { HostedModule } from '@/lib/servers/hosted/module'
import { MODULES } from '@/lib/servers/hosted/modules'

/**
 * What is in force where the file says nothing about the hosted server: one virtual host, one admin, and the right of
 * every account to a token of its own. No rule lets an address alone do anything: a web page in a browser on that machine
 * could use it. Rules of the file's `api_permissions` are added to these.
 */
export function newcomerSection(adminJid: string) {
  return {
    api_permissions: { 'admin access': ADMIN_ACCESS, ...scopeRules(MODULES) },
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
function scopeRules(modules: readonly HostedModule[]) {
  const names = modules.flatMap(({ commands }) =>
    commands.filter(({ definition }) => !isInternal(definition)).map(({ definition }) => definition.name),
  )
  return Object.fromEntries(
    [...new Set(names)]
      .filter(name => name !== 'stop' && name !== 'start')
      .sort()
      .map(name => [`scope ${name}`, { who: { oauth: { scope: name, acl: 'admin' } }, what: name }]),
  )
}

/** The same for the commands of modules that are found after the configuration was read. */
export function withScopes(hosted: HostedConfig, modules: readonly HostedModule[]): HostedConfig {
  const { access } = hosted
  const known = new Set(access.permissions.map(({ name }) => name))
  const added = parsePermissions(scopeRules(modules), 'api_permissions', [], () => undefined) ?? []
  const permissions = [...access.permissions, ...added.filter(({ name }) => !known.has(name))]
  return { ...hosted, access: { ...access, permissions } }
}

/**
 * The file says who is who on the hosted server where it has one of these. `api_permissions` alone does not: rules can be
 * added to what a newcomer has.
 */
export const HOSTED_KEYS = ['hosts', 'acl', 'access_rules'] as const

/** Loaded where `modules` is absent: all that the hosted server has. */
export const DEFAULT_FIRST_ADMIN = 'admin@localhost'
