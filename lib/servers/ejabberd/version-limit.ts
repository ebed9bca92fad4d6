import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { LATEST, type Versions } from '@/lib/commands/definition'
import type { EjabberdConfig } from './config'

/** The newest API version that Switchboard itself may ask this server for. */
export const limitOf = ({ apiVersion }: Pick<EjabberdConfig, 'apiVersion'>): number => apiVersion ?? LATEST

/** The definitions that are not above the limit; undefined where there are none. */
export function withinLimit(versions: Versions | undefined, limit: number): Versions | undefined {
  const kept = versions?.filter(({ version }) => version <= limit)
  return kept?.length ? kept : undefined
}

/** Commands as people see them under the limit: what begins above it stays in sight and says why it cannot be run. */
export function limitCommands(
  commands: readonly CatalogueCommand[],
  limit: number,
): readonly CatalogueCommand[] {
  if (limit === LATEST) return commands
  return commands.map(command => {
    const versions = withinLimit(command.versions, limit)
    if (versions) return versions.length === command.versions.length ? command : { ...command, versions }
    const first = command.versions[0]?.version
    return {
      ...command,
      unavailable: `It begins with API version ${first}, and api_version of this server in switchboard.yml is ${limit}.`,
    }
  })
}
