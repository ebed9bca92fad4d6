import { prepareHost } from '@/lib/commands/jid'
import type { HostedConfig } from './config'

/** The virtual host that a text names, prepared; undefined where this server has none of that name. */
export function servedHost({ config }: { readonly config: HostedConfig }, text: string): string | undefined {
  const host = prepareHost(text)
  return host !== undefined && config.hosts.includes(host) ? host : undefined
}

/** Whether an ejabberd module is loaded. A configuration without `modules` loads all. */
export function isLoaded({ config }: { readonly config: HostedConfig }, module: string): boolean {
  return !module.startsWith('mod_') || !config.modules || Object.hasOwn(config.modules, module)
}
