import fc from 'fast-check'
import { type Definition, LATEST, selectVersion, type Versions } from '@/lib/commands/definition'
import { argument, type Given } from './random-argument'
import { basic } from './strict'

/** One HTTP request to the command API, made at random. */
export interface RandomCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** What it asks for; absent: there is no such command in that version. */
  readonly definition?: Definition
  /** As asked for. */
  readonly version: number
  /** The arguments as JSON texts, by the names that were given. */
  readonly given: readonly (readonly [name: string, value: Given])[]
}

/** Never called: they end the process that is tested. */
const ENDS_THE_PROCESS = ['stop', 'stop_kindly', 'restart', 'halt']

type Pair = readonly [name: string, value: Given]

/** Who calls, by the address that a trusted proxy tells, and with what. */
const callers = (tokens: readonly string[]) => {
  const from = (address: string) => fc.constant({ 'x-forwarded-for': address })
  return fc.oneof(
    // The rules let this address do everything: whatever happens to accounts, the calls go on.
    { weight: 12, arbitrary: from('10.0.0.1') },
    { weight: 1, arbitrary: from('192.0.2.1') },
    ...[
      basic('admin@localhost', 'secret'),
      basic('alice@localhost', 'alicepw'),
      basic('alice@localhost', 'wrong'),
      basic('nobody@unknown.example', ''),
      'Basic !!!',
      'Digest x',
      'Bearer ',
      'Bearer unknown',
      ...tokens.map(token => `Bearer ${token}`),
    ].map(authorization =>
      // From many addresses, as wrong passwords are counted for each.
      fc.nat(250).map(last => ({ authorization, 'x-forwarded-for': `192.0.2.${last}` })),
    ),
  )
}

/** Calls of commands that there are, and of some that there are not. `tokens`: of accounts, with some scopes. */
export function randomCall(
  commands: ReadonlyMap<string, Versions>,
  tokens: readonly string[],
): fc.Arbitrary<RandomCall> {
  const names = [...commands.keys()].filter(name => !ENDS_THE_PROCESS.includes(name))
  const name = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...names) },
    fc.constantFrom('nosuchcommand', 'Status', 'get-roster', '', 'v1', 'api', 'constructor', '__proto__'),
  )
  const version = fc.constantFrom('', '', '', '/v0', '/v1', '/v2', '/v3', '/v9', '/v-1', '/x')
  return fc.tuple(name, version).chain(([command, suffix]) => {
    const asked = /^\/v(-?\d+)$/.exec(suffix)?.[1]
    const limit = asked === undefined ? LATEST : Number(asked)
    const definition = selectVersion(commands.get(command) ?? [], limit)
    return fc.tuple(argumentsOf(definition), callers(tokens), fc.constantFrom('POST', 'POST', 'GET')).map(
      ([given, headers, method]): RandomCall => ({
        ...{ headers, definition, version: limit },
        ...written(definition, method, `/api/${encodeURIComponent(command)}${suffix}`, given),
      }),
    )
  })
}

/** As the definition has them, or with one left out, renamed, given twice or added. */
function argumentsOf(definition: Definition | undefined): fc.Arbitrary<readonly Pair[]> {
  const { args = [], renames = {} } = definition ?? {}
  const right = fc.tuple(...args.map(field => argument(field).map((value): Pair => [field.name, value])))
  const former = new Map(Object.entries(renames).map(([old, present]) => [present, old]))
  const more = fc
    .constantFrom('zzunknown', 'user', 'host', '', 'constructor', '__proto__')
    .map((name): Pair => [name, { json: '"x"', isUnreadable: false }])
  return fc.oneof(
    { weight: 14, arbitrary: right },
    right.map(pairs => pairs.slice(1)),
    right.map(pairs => pairs.map(([name, value]): Pair => [former.get(name) ?? name, value])),
    fc.tuple(right, more).map(([pairs, pair]) => [...pairs, pair]),
    right.map(pairs => [...pairs, ...pairs.slice(-1)]),
  )
}

/** Longer ones are no business of the command API: Node.js answers them 431. */
const QUERY_MAX = 6000

/** The request; what a query cannot say, such as a list, becomes the text that it would be in JSON. */
function written(definition: Definition | undefined, method: string, path: string, given: readonly Pair[]) {
  const texts = given.map(([name, { json }]): readonly [string, string] => [name, textOf(json)])
  const query = texts.map(pair => pair.map(encodeURIComponent).join('=')).join('&')
  if (method === 'POST' || query.length > QUERY_MAX) {
    const members = given.map(([name, { json }]) => `${JSON.stringify(name)}:${json}`)
    return { method: 'POST' as const, path, body: `{${members.join()}}`, given }
  }
  return {
    method: 'GET' as const,
    path: query ? `${path}?${query}` : path,
    // Text is all that a query has: where an integer is wanted, any other text is unreadable.
    given: texts.map(
      ([name, text]): Pair => [
        name,
        {
          json: JSON.stringify(text),
          isUnreadable: wantsInteger(definition, name) && !/^[+-]?\d+$/.test(text),
        },
      ],
    ),
  }
}

function wantsInteger(definition: Definition | undefined, name: string): boolean {
  const present = definition?.renames[name] ?? name
  const type = definition?.args.find(field => field.name === present)?.type
  return (type?.kind === 'list' ? type.of.type.kind : type?.kind) === 'integer'
}

function textOf(json: string): string {
  const value: unknown = JSON.parse(json)
  return typeof value === 'string' ? value : json
}
