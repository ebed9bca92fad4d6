import { z } from 'zod'
import { listenSchema } from './listeners'

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'a server is named by 1 to 40 of a-z, 0-9, - and _')
  .refine(name => name !== 'hosted', '"hosted" is the built-in server; choose another name')

const address = (of: string, path: string) =>
  z
    .string()
    .regex(
      /^https?:\/\/[^/@?#]+(\/[^?#]*)?$/,
      `the address of ${of}, such as https://xmpp.example.org:5443/${path}`,
    )

const seconds = z.number().positive().max(600)

/** One real ejabberd server. */
const server = z.strictObject({
  label: z.string().min(1).max(60).optional(),
  url: address('mod_http_api', 'api'),
  /** Of `ejabberd_oauth`; default: `/oauth` beside the API. */
  oauth_url: address('ejabberd_oauth', 'oauth').optional(),
  tls: z
    .strictObject({
      verify: z.boolean().default(true),
      /** Path of a PEM file with the authority that signed the server's certificate. */
      ca_file: z.string().min(1).optional(),
    })
    .optional(),
  timeout: seconds.default(60),
  connect_timeout: seconds.default(5),
  connections: z.number().int().min(1).max(256).default(16),
  /** The newest API version that the console asks for. */
  api_version: z.number().int().min(0).max(1000).optional(),
  /** Tell ejabberd who calls (`X-Forwarded-For`). Its `trusted_proxies` must name Switchboard. */
  forwarded_for: z.boolean().default(false),
  /** Hand on the `Host` of other programs' requests instead of the one in `url`. */
  keep_host: z.boolean().default(false),
  /** Its ejabberdctl, as a program and its arguments. */
  ctl: z.array(z.string().min(1)).min(1).optional(),
  /** What gen_markdown_doc_for_commands wrote: a file, or a folder of such. */
  docs_file: z.string().min(1).optional(),
  definitions_file: z.string().min(1).optional(),
  /** Where people's clients reach it: its ad-hoc commands are read there. */
  xmpp: z.string().optional(),
  discovery: z
    .strictObject({
      automatic: z.boolean().default(true),
      per_second: z.number().positive().max(1000).default(50),
    })
    .optional(),
})

const modules = z.record(z.string(), z.record(z.string(), z.unknown()).nullable())

/**
 * `switchboard.yml`. The hosted server's keys are ejabberd's own; access rules are checked by `lib/access`. Keys that are
 * not named here are looked at by `load.ts`: they are warned about, not refused.
 */
export const fileSchema = z.looseObject({
  hosts: z.array(z.string().min(1)).min(1).optional(),
  loglevel: z
    .enum(['none', 'emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'])
    .or(z.number().int().min(0).max(5))
    .optional(),
  acl: z.unknown().optional(),
  access_rules: z.unknown().optional(),
  api_permissions: z.unknown().optional(),
  host_config: z.unknown().optional(),
  append_host_config: z.unknown().optional(),
  auth_password_format: z.enum(['scram', 'plain']).optional(),
  auth_scram_hash: z.enum(['sha', 'sha256', 'sha512']).optional(),
  oauth_expire: z.number().int().positive().optional(),
  oauth_access: z.unknown().optional(),
  oauth_client_id_check: z.enum(['allow', 'db', 'deny']).optional(),
  trusted_proxies: z.union([z.literal('all'), z.string(), z.array(z.string())]).optional(),
  listen: listenSchema.optional(),
  modules: modules.optional(),
  append_host_modules: z.unknown().optional(),
  servers: z.record(id, server).optional(),
  default_server: z.string().optional(),
  console: z
    .strictObject({
      label: z.string().min(1).max(60).optional(),
      /** Where commands that name a file look for it; beside the configuration file if relative. */
      files_folder: z.string().min(1).optional(),
      /** Modules of others, with commands of their own; beside the configuration file if relative. */
      modules_folder: z.string().min(1).optional(),
    })
    .optional(),
})

export type ConfigFile = z.infer<typeof fileSchema>

/** Keys of the file that mean something here. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.keys(fileSchema.shape))
