import { LATEST } from '@/lib/commands/definition'
import { prepareHost } from '@/lib/commands/jid'
import type { HostedConfig } from '@/lib/servers/hosted/config'

/**
 * The option `default_version` of `mod_http_api`: the API version of requests without one, for those whose `Host` names a
 * virtual host. An integer, or a release: "24.06" and later mean 2, later than "23.10" 1, older ones 0 (SPEC 2.1).
 */
export function apiVersionFor({ hosts, modules }: HostedConfig): (hostHeader: string | undefined) => number {
  const option = modules?.mod_http_api?.default_version
  const version =
    typeof option === 'number' ? option : typeof option === 'string' ? ofRelease(option) : LATEST
  return hostHeader => {
    if (version === LATEST || hostHeader === undefined) return LATEST
    const host = prepareHost(hostHeader.replace(/:\d*$/, ''))
    return host !== undefined && hosts.includes(host) ? version : LATEST
  }
}

function ofRelease(release: string): number {
  if (release >= '24.06') return 2
  return release > '23.10' ? 1 : 0
}
