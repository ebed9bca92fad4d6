import type { Definition } from '@/lib/commands/definition'
import type { Json } from '@/lib/commands/types'
import type { Reference, Response, Schema } from './document'

/** Which kind of server answers; Switchboard itself answers in place of a real one that cannot be reached. */
export type ServerKind = 'hosted' | 'ejabberd'

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** The two shapes of an error (SPEC 5). */
export const errorSchemas: Readonly<Record<string, Schema>> = {
  Reason: { type: 'string', description: 'Why, in a sentence or as a short identifier.' },
  Error: {
    type: 'object',
    properties: {
      status: { type: 'string', const: 'error' },
      code: { type: 'integer', description: 'Tells errors of one HTTP status apart.' },
      message: { type: 'string' },
    },
    required: ['status', 'code', 'message'],
    additionalProperties: false,
  },
}

const either: Schema = { anyOf: [ref('Reason'), ref('Error')] }

const response = (description: string, schema: Schema, example: Json): Response => ({
  description,
  content: { 'application/json': { schema, example } },
})

const error = (code: number, message: string) => ({ status: 'error', code, message })

const tooMany = error(429, 'Too many wrong passwords. Try again in 30 seconds.')

const common: Readonly<Record<string, Response>> = {
  BadRequest: response(
    'The body is not one JSON object, an argument is missing, unknown or of another type, this API version does not have the command, or the command refused.',
    either,
    'Request have missing argument: host',
  ),
  Unauthorized: response(
    'The credentials that were sent are wrong: also where the command needs none.',
    ref('Error'),
    error(10, 'You are not authorized to call this command.'),
  ),
  Forbidden: response(
    'The rules of the server (api_permissions) do not let this caller run the command with these arguments.',
    ref('Error'),
    error(32, 'AccessRules: Account does not have the right to perform the operation.'),
  ),
  NotFound: response(
    'The server does not have the command, or what an argument names does not exist.',
    either,
    error(40, 'Endpoint not found.'),
  ),
  ServerError: response('The command failed, or crashed.', either, 'internal_error'),
}

const ofKind: Readonly<Record<ServerKind, Readonly<Record<string, Response>>>> = {
  hosted: {
    TooManyRequests: {
      ...response('Too many wrong passwords for this account from this address.', ref('Error'), tooMany),
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    },
  },
  ejabberd: {
    BadGateway: response(
      'Switchboard cannot reach the server, or it answered something that is no answer.',
      ref('Error'),
      error(502, 'The server refuses connections.'),
    ),
    GatewayTimeout: response(
      'The server did not answer in time. The command may have run.',
      ref('Error'),
      error(504, 'The server did not answer within 60 s.'),
    ),
  },
}

/** Every answer that is the same for all commands, for `components.responses`. */
export const errorResponses = (kind: ServerKind): Readonly<Record<string, Response>> => ({
  ...common,
  ...ofKind[kind],
})

const STATUS: Readonly<Record<string, string>> = {
  BadRequest: '400',
  Unauthorized: '401',
  Forbidden: '403',
  NotFound: '404',
  TooManyRequests: '429',
  ServerError: '500',
  BadGateway: '502',
  GatewayTimeout: '504',
}

/** The ways in which a command may fail over HTTP, by status. */
export function failuresOf(
  { name }: Definition,
  kind: ServerKind,
): Readonly<Record<string, Response | Reference>> {
  const shared = Object.keys(errorResponses(kind)).map(
    key => [STATUS[key] ?? 'default', { $ref: `#/components/responses/${key}` }] as const,
  )
  return { ...Object.fromEntries(shared), ...(name === 'register' ? { '409': accountExists } : {}) }
}

/** The one conflict that ejabberd has a status for. */
const accountExists = response(
  'The account exists already.',
  ref('Error'),
  error(10090, 'User alice@localhost already registered'),
)
