import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseAccessReference } from '@/lib/access/access-rule'
import { parseAccess } from '@/lib/access/rules'
import { prepareHost } from '@/lib/commands/jid'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import { addressProblem } from '@/lib/servers/ejabberd/discovery/adhoc/address'
import type { HostedConfig } from '@/lib/servers/hosted/config'
import { ownershipProblem } from '@/lib/servers/hosted/third-party/ownership'
import { apiVersionFor } from './default-version'
import { MEANINGLESS_KEYS } from './ejabberd-keys'
import type { Environment } from './environment'
import { type WebListener, webListener } from './listeners'
import { modRestRules } from './mod-rest'
import { DEFAULT_FIRST_ADMIN, HOSTED_KEYS, newcomerSection } from './newcomer'
import { ConfigError, type Problem } from './problem'
import { readYamlFile, type YamlFile } from './read-yaml'
import { type ConfigFile, fileSchema, KNOWN_KEYS } from './schema'

/** Everything that the process was told, checked, with defaults filled in. */
export interface Config {
  readonly environment: Environment
  /** The file's own keys, with what is assumed where it has none. */
  readonly options: Readonly<Record<string, unknown>>
  readonly hosted: HostedConfig
  /** The file says nothing about the hosted server: it has what a newcomer gets. */
  readonly isNewcomer: boolean
  /** The first account of an empty database. */
  readonly firstAdminJid: string
  readonly servers: readonly EjabberdConfig[]
  /** Id of the server that `/api` is for. */
  readonly defaultServer: string
  readonly listener: WebListener
  /** The options of `mod_rest`. */
  readonly modRest: ReturnType<typeof modRestRules>
  /** API version for a request that names none, by its `Host` header. */
  readonly defaultVersion: (hostHeader: string | undefined) => number
  readonly trustedProxies: 'all' | readonly string[]
  /** For the operator: keys of the file that mean nothing here. */
  readonly warnings: readonly string[]
}

/** Reads `switchboard.yml` (or a whole `ejabberd.yml`). Throws `ConfigError` naming each wrong key by its path. */
export function loadConfig(environment: Environment): Config {
  const { configFile } = environment
  const { options: raw, lineOf } = readYamlFile(configFile)
  const title = `${configFile.path} is wrong`
  const parsed = fileSchema.safeParse(raw)
  if (!parsed.success) {
    throw new ConfigError(
      title,
      parsed.error.issues.map(({ path: key, message }) => ({ path: key.join('.') || '(file)', message })),
    )
  }
  const problems: Problem[] = []
  const firstAdminJid = firstAdmin(parsed.data, environment)
  const file = withDefaults(parsed.data, firstAdminJid)
  const folder = path.dirname(configFile.path)
  const filesFolder = readFolder(file, 'files_folder', folder, problems)
  const modulesFolder = readFolder(file, 'modules_folder', folder, problems)
  const hosted = {
    ...hostedConfig(file, lineOf, problems),
    ...(filesFolder && { filesFolder }),
    ...(modulesFolder && { modulesFolder }),
  }
  const modRest = modRestRules(hosted, problems)
  const servers = ejabberdServers(file, folder, problems)
  const defaultServer = file.default_server ?? 'hosted'
  const ids = ['hosted', ...servers.map(({ id }) => id)]
  if (!ids.includes(defaultServer)) {
    problems.push({ path: 'default_server', message: `must be one of ${ids.join(', ')}` })
  }
  if (problems.length) throw new ConfigError(title, problems)
  const proxies = file.trusted_proxies ?? []
  return {
    environment,
    options: file,
    hosted,
    isNewcomer: isNewcomer(parsed.data),
    firstAdminJid,
    servers,
    defaultServer,
    listener: webListener(file.listen),
    modRest,
    defaultVersion: apiVersionFor(hosted),
    trustedProxies: proxies === 'all' ? 'all' : [proxies].flat(),
    warnings: warnings(raw),
  }
}

function firstAdmin(file: ConfigFile, { firstAdmin: { jid } }: Environment): string {
  return jid ?? (file.hosts?.[0] ? `admin@${file.hosts[0]}` : DEFAULT_FIRST_ADMIN)
}

const isNewcomer = (file: ConfigFile) => HOSTED_KEYS.every(key => file[key] === undefined)

/** A file that says nothing about the hosted server gets what a newcomer gets. */
function withDefaults(file: ConfigFile, adminJid: string): ConfigFile {
  if (!isNewcomer(file)) return file
  const newcomer = newcomerSection(adminJid)
  const { api_permissions: added } = file
  // What is no map of rules, nor a list of such, is left as it is, to be complained about.
  const maps = [added ?? {}].flat()
  const api_permissions = maps.every(isMap) ? Object.assign(newcomer.api_permissions, ...maps) : added
  return { ...newcomer, ...file, api_permissions }
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function hostedConfig(file: ConfigFile, lineOf: YamlFile['lineOf'], problems: Problem[]): HostedConfig {
  const hosts: string[] = []
  for (const [index, name] of (file.hosts ?? ['localhost']).entries()) {
    const host = prepareHost(name)
    if (host === undefined || !/^[^\s/@]+$/.test(host))
      problems.push({ path: `hosts.${index}`, message: 'must be a domain name' })
    else if (!hosts.includes(host)) hosts.push(host)
  }
  const access = parseAccess(file, hosts, { lineOf })
  if (!access.ok) problems.push(...access.problems)
  return {
    label: file.console?.label ?? 'Built-in server',
    hosts,
    // An unusable part is reported above and stops the start before this is used.
    access: access.ok ? access.rules : (undefined as never),
    loglevel: loglevelName(file.loglevel),
    // ejabberd's own defaults; what a newcomer has is in `newcomerSection`.
    passwords: { format: file.auth_password_format ?? 'plain', hash: file.auth_scram_hash ?? 'sha' },
    oauth: {
      expireSeconds: file.oauth_expire ?? 4_294_967,
      access: parseAccessReference(file.oauth_access ?? 'none', 'oauth_access', problems),
      clientIdCheck: file.oauth_client_id_check ?? 'db',
    },
    modules:
      file.modules &&
      Object.fromEntries(Object.entries(file.modules).map(([name, options]) => [name, options ?? {}])),
  }
}

function readFolder(
  file: ConfigFile,
  key: 'files_folder' | 'modules_folder',
  base: string,
  problems: Problem[],
): string | undefined {
  const named = file.console?.[key]
  const folder = named && path.resolve(base, named)
  if (!folder) return undefined
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  // Programs are run from one of them only.
  const wrong = !isFolder ? 'is no folder' : key === 'modules_folder' ? ownershipProblem(folder) : undefined
  if (wrong) problems.push({ path: `console.${key}`, message: `${folder} ${wrong}` })
  return folder
}

/** Before 21.12 ejabberd numbered its log levels. */
const NUMBERED_LEVELS = ['none', 'critical', 'error', 'warning', 'info', 'debug']

function loglevelName(level: ConfigFile['loglevel']): string {
  return typeof level === 'number' ? (NUMBERED_LEVELS[level] ?? 'info') : (level ?? 'info')
}

function ejabberdServers(file: ConfigFile, folder: string, problems: Problem[]): EjabberdConfig[] {
  return Object.entries(file.servers ?? {}).map(([id, server]) => {
    const tls = {
      verify: server.tls?.verify ?? true,
      ca:
        server.tls?.ca_file &&
        readPem(path.resolve(folder, server.tls.ca_file), `servers.${id}.tls.ca_file`, problems),
    }
    const xmpp = server.xmpp === undefined ? undefined : { service: server.xmpp, tls }
    const problem = xmpp && addressProblem(xmpp)
    if (problem) problems.push({ path: `servers.${id}.xmpp`, message: problem })
    return {
      id,
      label: server.label ?? id,
      url: server.url.replace(/\/+$/, ''),
      oauthUrl: server.oauth_url?.replace(/\/+$/, ''),
      tls,
      timeoutMs: server.timeout * 1000,
      connectMs: server.connect_timeout * 1000,
      connections: server.connections,
      apiVersion: server.api_version,
      forwardedFor: server.forwarded_for,
      keepHost: server.keep_host,
      discovery: {
        automatic: server.discovery?.automatic ?? true,
        perSecond: server.discovery?.per_second ?? 50,
        ctl: server.ctl,
        docsFile: server.docs_file && path.resolve(folder, server.docs_file),
        definitionsFile: server.definitions_file && path.resolve(folder, server.definitions_file),
        xmpp,
      },
    }
  })
}

function readPem(file: string, key: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    problems.push({ path: key, message: `cannot read ${file}` })
    return undefined
  }
}

function warnings(raw: YamlFile['options']): string[] {
  return Object.keys(raw)
    .filter(key => !KNOWN_KEYS.has(key))
    .map(key =>
      MEANINGLESS_KEYS.has(key)
        ? `${key}: has a meaning for ejabberd, none here`
        : `${key}: not an option of Switchboard or ejabberd; is it misspelt?`,
    )
}
