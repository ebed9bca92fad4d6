import { prepareHost } from '@/lib/commands/jid'
import type { HostedConfig } from '../config'
import { isLoaded } from '../hosts'

interface Configured {
  readonly config: HostedConfig
}

/** A domain that rooms can be at, prepared, and the virtual host that it belongs to. */
export interface Service {
  readonly service: string
  readonly host: string
}

/** The MUC services of a virtual host (`host` and `hosts` of mod_muc), prepared; the first is its main one. */
export function servicesOf({ config }: Configured, host: string): readonly string[] {
  const options = config.modules?.mod_muc ?? {}
  const one = typeof options.host === 'string' ? [options.host] : ['conference.@HOST@']
  const names = Array.isArray(options.hosts) && options.hosts.length > 0 ? options.hosts : one
  return names.flatMap(name => prepareHost(String(name).replaceAll('@HOST@', host)) ?? [])
}

/**
 * The service of a prepared name; undefined where no rooms can be. ejabberd takes the virtual host itself for one too,
 * as it does every domain that it has a route for.
 */
export function findService(hosted: Configured, name: string): Service | undefined {
  if (!isLoaded(hosted, 'mod_muc')) return undefined
  const { hosts } = hosted.config
  if (hosts.includes(name)) return { service: name, host: name }
  const host = hosts.find(candidate => servicesOf(hosted, candidate).includes(name))
  return host === undefined ? undefined : { service: name, host }
}

/** The main service of each virtual host: what "global" stands for. */
export function mainServices(hosted: Configured): readonly Service[] {
  if (!isLoaded(hosted, 'mod_muc')) return []
  return hosted.config.hosts.flatMap(host => {
    const [service] = servicesOf(hosted, host)
    return service === undefined ? [] : [{ service, host }]
  })
}
