import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface YmlOptions {
  /** Path of an `ejabberd.yml`, or its text; the recordings' ports in it are replaced. Default: their `default.yml`. */
  readonly config?: string
  /** PEM file with certificate and key, readable by everybody: the HTTP listener speaks TLS. */
  readonly certificate?: string
}

/** An `ejabberd.yml` with our ports and without what ejabberd 23.01 does not know. */
export function ejabberdYml(
  { config, certificate }: YmlOptions,
  ports: { port: number; c2sPort: number },
): string {
  const plain = read(
    config ?? fileURLToPath(new URL('../../conformance/configs/default.yml', import.meta.url)),
  )
    .replaceAll('17280', String(ports.port))
    .replaceAll('17222', String(ports.c2sPort))
    .replace(/^ *default_version:.*\n/m, '')
    .replace(/^( *mod_http_api:) *$/m, '$1 {}')
    // A frontend that 23.01 does not have: another one that no test comes through.
    .replaceAll('ejabberd_web_admin', 'mod_cron')
  if (!certificate) return plain
  return `certfiles: ["${certificate}"]\n${plain.replace(/( *)module: ejabberd_http\n/, '$&$1tls: true\n')}`
}

const read = (config: string) => (config.includes('\n') ? config : readFileSync(config, 'utf8'))
