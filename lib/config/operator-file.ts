import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import type { OperatorFile } from '@/lib/servers/hosted/config'
import type { HostedModule } from '@/lib/servers/hosted/module'
import { type Config, loadConfig } from './load'
import { withScopes } from './newcomer'
import { ConfigError } from './problem'

/** What is used once, when the process starts, by the key of the file. */
const AT_START: readonly (readonly [key: string, of: (config: Config) => unknown])[] = [
  ['servers', ({ servers }) => servers],
  ['default_server', ({ defaultServer }) => defaultServer],
  ['listen', ({ listener }) => listener],
  ['trusted_proxies', ({ trustedProxies }) => trustedProxies],
  ['console.label', ({ hosted }) => hosted.label],
  ['console.modules_folder', ({ hosted }) => hosted.modulesFolder],
  ['modules.mod_http_api', ({ hosted }) => hosted.modules?.mod_http_api],
]

/**
 * The configuration file as commands may use it: read anew, and written out as it is in force.
 *
 * @param others modules that do not come with Switchboard, and are loaded once
 */
export function operatorFile(started: Config, others: readonly HostedModule[]): OperatorFile {
  let current = started
  return {
    reload() {
      try {
        const next = loadConfig(started.environment)
        const restart = AT_START.filter(([, of]) => !isDeepStrictEqual(of(next), of(started)))
        current = next
        const config = next.isNewcomer ? withScopes(next.hosted, others) : next.hosted
        return { config, needsRestart: restart.map(([key]) => key) }
      } catch (error) {
        if (error instanceof ConfigError) return { problem: error.message }
        throw error
      }
    },
    dump: () => stringify(current.options),
  }
}
