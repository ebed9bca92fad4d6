import { existsSync, readFileSync } from 'node:fs'
import { readYaml, type YamlFile } from '@/lib/yaml/read'
import type { Environment } from './environment'
import { ConfigError } from './problem'

export type { YamlFile }

/** Reads the file if it is there. Throws `ConfigError` for one that is required and absent, or is not YAML. */
export function readYamlFile({ path, required }: Environment['configFile']): YamlFile {
  if (existsSync(path)) {
    const read = readYaml(readFileSync(path, 'utf8'))
    if (read.ok) return read.file
    throw new ConfigError(`${path} is not a configuration`, read.problems)
  }
  if (!required) return { options: {}, lineOf: () => undefined }
  throw new ConfigError('There is no configuration', [
    { path: 'SWITCHBOARD_CONFIG', message: `no file ${path}` },
  ])
}
