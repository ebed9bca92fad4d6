import type { Outcome } from '@/lib/commands/outcome'
import { readResult } from '@/lib/commands/read-result'
import type { Value } from '@/lib/commands/types'
import type { ServerCall } from '../server'
import type { EjabberdClient } from './client'
import { authorizationOf, type Identify } from './identify'
import type { ReleaseWatch } from './release'
import { limitOf } from './version-limit'

/**
 * Runs a command as the caller: one POST with their credentials. The API version is named wherever the server knows
 * versions, also for the newest definition: `default_version` of that server could select another one.
 */
export function createCall(client: EjabberdClient, releases: ReleaseWatch, identify: Identify) {
  return async ({ definition, version, args, credentials }: ServerCall): Promise<Outcome> => {
    const { hasVersions, newestVersion } = releases.current()
    const asked = await client.ask({
      path: `${encodeURIComponent(definition.name)}${hasVersions ? `/v${Math.min(version, newestVersion, limitOf(client.config))}` : ''}`,
      body: toJson(args),
      authorization: authorizationOf(credentials),
    })
    if (asked.kind !== 'ok') return asked
    const { status, body } = asked.value
    if (status === 401) identify.forget(credentials)
    return readResult(definition, status, body)
  }
}

/** Arguments as JSON; integers have as many digits as they need. */
export function toJson(value: Value): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`)
  return `{${members.join(',')}}`
}
