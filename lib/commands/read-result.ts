import type { Definition } from './definition'
import { isNameValue } from './encode'
import { type JsonObject, type RawJson, readJson, valueOfJson } from './json'
import { type ArgumentFailure, type Failure, type Outcome, ok, refused, refusedAtom } from './outcome'
import type { Field, Type, Value } from './types'

/**
 * Reads what a real server answered to a call, of any release: the same value and the same failures as the hosted
 * server gives. A green status is not success: a failed `rescode` is HTTP 200 with body 1. Decided here, once.
 *
 * A number or text is taken bare or as `{"NAME": value}`, which ejabberd writes before 24.02 and for API version 0.
 *
 * @param definition the one the call was made by
 * @returns `malformed-answer` for what is no answer of the command API, or does not fit the declared result
 */
export function readResult(definition: Definition, status: number, body: Uint8Array): Outcome {
  const json = readJson(body)
  if (json === undefined)
    return malformed(`The server answered HTTP ${status}, but not with JSON: is its url that of the API?`)
  if (status !== 200) return readFailure(status, json)
  const { name, type } = definition.result
  if (type.kind === 'rescode') return readRescode(json)
  const value = readValue(type, unwrap(definition.result, json))
  if (value !== undefined) return ok(value)
  return malformed(`The result of ${definition.name} is not the ${type.kind} “${name}” that was expected.`)
}

const malformed = (message: string): Failure => ({ kind: 'malformed-answer', message })

function readRescode(json: RawJson): Outcome {
  if (json === 0) return ok(true)
  return typeof json === 'number' ? { kind: 'failed' } : malformed('The result is neither 0 nor 1.')
}

function unwrap({ name, type }: Field, json: RawJson): RawJson {
  const isWrapped = type.kind !== 'tuple' && type.kind !== 'list' && json instanceof Map && json.size === 1
  return isWrapped ? (json.get(name) ?? json) : json
}

/** Undefined where the JSON does not fit the type. */
function readValue(type: Type, json: RawJson): Value | undefined {
  switch (type.kind) {
    case 'integer':
      return typeof json === 'number' || typeof json === 'bigint' ? json : undefined
    case 'rescode':
      return typeof json === 'boolean' ? json : undefined
    case 'restuple':
      return readText(json instanceof Map ? (json.get('text') ?? null) : json)
    case 'list':
      return readList(type.of, json)
    case 'tuple':
      return json instanceof Map ? readTuple(type.fields, json) : undefined
    case 'any':
      return valueOfJson(json)
    default:
      return readText(json)
  }
}

/** Text is declared for some results that are numbers or truth values now and then. */
function readText(json: RawJson): string | undefined {
  if (typeof json === 'string') return json
  return typeof json === 'number' || typeof json === 'boolean' ? String(json) : undefined
}

function readList({ type }: Field, json: RawJson): Value | undefined {
  if (json instanceof Map) return isNameValue(type) ? readPairs(type.fields, json) : undefined
  return Array.isArray(json) ? every(json.map((element: RawJson) => readValue(type, element))) : undefined
}

/** Names and values, which the API writes as one object. */
function readPairs([name, value]: readonly Field[], json: JsonObject): Value | undefined {
  if (!name || !value) return undefined
  return every(
    [...json].map(([key, member]) =>
      readTuple(
        [name, value],
        new Map([
          [name.name, key],
          [value.name, member],
        ]),
      ),
    ),
  )
}

function readTuple(fields: readonly Field[], json: ReadonlyMap<string, RawJson>): Value | undefined {
  const tuple: Record<string, Value> = {}
  for (const { name, type } of fields) {
    const member = json.get(name)
    const value = member === undefined ? undefined : readValue(type, member)
    if (value === undefined) return undefined
    tuple[name] = value
  }
  return tuple
}

const every = (values: readonly (Value | undefined)[]): Value | undefined =>
  values.every(value => value !== undefined) ? values : undefined

/** The error shapes of SPEC 5. */
function readFailure(status: number, json: RawJson): Outcome {
  if (typeof json === 'string') return readReason(status, json)
  const [code, message] = json instanceof Map ? [json.get('code'), json.get('message')] : []
  if (typeof code !== 'number' || typeof message !== 'string')
    return malformed(`The server answered HTTP ${status}.`)
  switch (status) {
    case 400:
      return code === 40 ? { kind: 'no-command-name' } : refused(message)
    case 401:
      return { kind: message.includes('Oauth Token') ? 'bad-token' : 'bad-credentials' }
    case 403:
      return { kind: 'forbidden' }
    case 404:
      return code === 40 || code === 44
        ? { kind: 'unknown-command', foreign: true }
        : { kind: 'not-found', reason: message }
    case 409:
      return { kind: 'conflict', code, message }
    case 500:
      return { kind: 'error', code, message }
    default:
      return malformed(`The server answered HTTP ${status}: ${message}`)
  }
}

function readReason(status: number, reason: string): Outcome {
  if (status === 404) return { kind: 'not-found', reason }
  if (status === 500)
    return reason === 'internal_error' ? { kind: 'crashed' } : { kind: 'error', code: 0, message: reason }
  if (status === 403) return { kind: 'forbidden' }
  if (status !== 400 && status !== 401) return malformed(`The server answered HTTP ${status}: ${reason}`)
  if (reason === '400 Bad Request') return { kind: 'bad-body' }
  if (reason === 'unknown_command') return { kind: 'unknown-command', foreign: false }
  if (reason === 'frontend_cannot_call_an_internal_command') return { kind: 'internal-command' }
  return (
    readArgumentFailure(reason) ?? (/^[a-z][a-z0-9_]*$/.test(reason) ? refusedAtom(reason) : refused(reason))
  )
}

/** ejabberd's words about arguments. Of a value in the wrong format they do not say whose it is. */
function readArgumentFailure(message: string): ArgumentFailure | undefined {
  const named = /^Request have (missing|unknown|duplicate) arguments?: \[?'?([^,'\]]*)/.exec(message)
  if (named) {
    const [, problem, argument = ''] = named
    return { kind: 'bad-argument', argument, problem: problem as ArgumentFailure['problem'], message }
  }
  return /^Arg .* is not in format /s.test(message)
    ? { kind: 'bad-argument', argument: '', problem: 'format', message }
    : undefined
}
