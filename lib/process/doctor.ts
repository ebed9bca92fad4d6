import { readEnvironment } from '@/lib/config/environment'
import { loadConfig } from '@/lib/config/load'
import { ConfigError } from '@/lib/config/problem'
import { runDoctor, type Surroundings } from '@/lib/servers/ejabberd/doctor/program'

/**
 * `switchboardctl doctor` with the servers of the configuration, which is read as the process reads it. Opens no database.
 *
 * @returns the exit code of `runDoctor`
 */
export const doctor = (argv: readonly string[], around: Omit<Surroundings, 'servers'>): Promise<number> =>
  runDoctor(argv, { ...around, servers: configuredServers() })

function configuredServers(): Surroundings['servers'] {
  try {
    return loadConfig(readEnvironment(process.env)).servers
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}
