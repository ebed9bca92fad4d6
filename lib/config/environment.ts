import path from 'node:path'
import { z } from 'zod'
import { ConfigError } from './problem'

const port = z.coerce.number().int().min(0).max(65_535)

const schema = z.object({
  PORT: port.default(5380),
  HOST: z.string().min(1).default('127.0.0.1'),
  SWITCHBOARD_DATA: z.string().min(1).default('./data'),
  SWITCHBOARD_CONFIG: z.string().min(1).optional(),
  SWITCHBOARD_ADMIN_JID: z.string().includes('@').optional(),
  SWITCHBOARD_ADMIN_PASSWORD: z.string().min(1).optional(),
  AUTH_SECRET: z.string().min(16).optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be postgres://user:password@host:port/database')
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(1000).default(20),
})

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol)
}

/** What the process is told by its environment. */
export interface Environment {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataFolder: string
  /** Absolute; `required` where the operator named it. */
  readonly configFile: { readonly path: string; readonly required: boolean }
  readonly firstAdmin: { readonly jid?: string; readonly password?: string }
  /** PostgreSQL instead of the embedded database. The URL holds a password: it is for nobody's eyes. */
  readonly database?: { readonly url: string; readonly connections: number }
  /** Seals sessions; generated and kept in the data folder if absent. */
  readonly authSecret?: string
}

/** Reads the environment once. Throws `ConfigError` naming each variable that is wrong and what is allowed. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(
      'The environment is wrong',
      parsed.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message })),
    )
  }
  const vars = parsed.data
  return {
    port: vars.PORT,
    host: vars.HOST,
    // The comments keep the bundler from taking every file of the project for a part of the pages.
    dataFolder: path.resolve(/* turbopackIgnore: true */ vars.SWITCHBOARD_DATA),
    configFile: {
      path: path.resolve(/* turbopackIgnore: true */ vars.SWITCHBOARD_CONFIG ?? './switchboard.yml'),
      required: vars.SWITCHBOARD_CONFIG !== undefined,
    },
    firstAdmin: { jid: vars.SWITCHBOARD_ADMIN_JID, password: vars.SWITCHBOARD_ADMIN_PASSWORD },
    ...(vars.DATABASE_URL && {
      database: { url: vars.DATABASE_URL, connections: vars.DATABASE_CONNECTIONS },
    }),
    authSecret: vars.AUTH_SECRET,
  }
}
