import { type Definition, isInternal } from '@/lib/commands/definition'
import type { Frontend } from '@/lib/commands/frontend'
import type { Impact } from '@/lib/commands/upgrade'
import { RELEASES } from '../facts'
import { hasList, hasParts, isScalar } from './shapes'

/**
 * What ejabberd's releases did to all commands of a kind, beside what their definitions say. Each was seen to be so in
 * `after` and not in `before` (SPEC 13; API versions: the record of the commands themselves); where the two are not
 * neighbours, it is not known which release in between brought it.
 */
export interface Behaviour {
  readonly id: string
  /** A few words. */
  readonly title: string
  readonly before: string
  readonly after: string
  /** For whom it matters. */
  readonly interfaces: readonly Frontend[]
  /** What it asks of a program that calls such a command. */
  readonly impact: Impact
  /** A sentence without a full stop: how it is afterwards, and how it was. */
  readonly change: string
  /** What to do, likewise. */
  readonly advice: string
  /** Calls that name API version 0 in their path are left as they were. */
  readonly isKeptByVersion0?: true
  /** Left out: it is about the server as a whole. */
  readonly concerns?: (definition: Definition) => boolean
}

/** The first release with API versions, and the one before it. */
const VERSIONS = { before: '23.10', after: '24.02' } as const
/** The two releases whose answers were recorded. */
const RECORDED = { before: '23.01', after: '26.07' } as const

export const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'api-versions',
    title: 'API versions',
    ...VERSIONS,
    interfaces: ['mod_http_api', 'ejabberd_xmlrpc', 'ejabberd_ctl'],
    impact: 'check',
    change:
      'A command may have several definitions, one an API version. A call that names no version gets the newest',
    advice:
      'Add a version to the path, /api/<command>/v0, or ejabberdctl --version 0, where a program should go on as it is. XML-RPC always gets the newest',
  },
  {
    id: 'oauth-client-check',
    title: 'Tokens for registered clients only',
    ...RECORDED,
    interfaces: ['ejabberd_oauth'],
    impact: 'breaks',
    change:
      'oauth_client_id_check is db where nothing is configured, before: allow. /oauth/token gives tokens to registered clients only',
    advice:
      'Register each application with oauth_add_client_password, or configure oauth_client_id_check: allow',
  },
  {
    id: 'oauth-refusals',
    title: 'Refusals of tokens',
    ...RECORDED,
    interfaces: ['ejabberd_oauth'],
    impact: 'check',
    change:
      'A wrong password at /oauth/token is answered with 400 and JSON; before, the connection was closed',
    advice: 'Let programs read the field error, beside treating a closed connection as a refusal',
  },
  {
    id: 'error-texts',
    title: 'Texts of errors',
    ...RECORDED,
    interfaces: ['mod_http_api'],
    impact: 'check',
    change:
      'An unknown argument is complained about before a missing one, and error texts print values in another way',
    advice: 'Let programs look at the HTTP status, not at the text of an error',
  },
  {
    id: 'usage-exit-code',
    title: 'Exit code of ejabberdctl',
    ...RECORDED,
    interfaces: ['ejabberd_ctl'],
    impact: 'check',
    change: 'ejabberdctl exits with 2 after a wrong number of arguments, before: 1',
    advice: 'Let scripts take every exit code but 0 for a failure',
  },
  {
    id: 'bare-scalars',
    title: 'Answer without its name',
    ...VERSIONS,
    interfaces: ['mod_http_api'],
    impact: 'breaks',
    change: 'The number or text is answered bare; before, in an object with the name of the result',
    advice: 'Read the answer itself',
    isKeptByVersion0: true,
    concerns: ({ result }) => isScalar(result.type),
  },
  {
    id: 'host-gate',
    title: 'The access rule configure counts',
    ...RECORDED,
    interfaces: ['mod_http_api', 'ejabberd_xmlrpc'],
    impact: 'check',
    change:
      'With the argument host, an account is refused unless the access rule configure of that virtual host allows it; before, api_permissions alone decided',
    advice: 'Allow the accounts that programs use in configure',
    concerns: ({ args }) => args.some(({ name }) => name === 'host'),
  },
  {
    id: 'empty-bodies',
    title: 'Bodies that are no object',
    ...RECORDED,
    interfaces: ['mod_http_api'],
    impact: 'check',
    change: 'A body such as [] or null is refused with 400; before, it ran the command without arguments',
    advice: 'Send {} where there are no arguments',
  },
  {
    id: 'sorted-lists',
    title: 'Sorted lists',
    ...RECORDED,
    interfaces: ['mod_http_api'],
    impact: 'check',
    change: 'Lists are answered sorted; before, in the order in which the command made them',
    advice: 'Do not rely on the order, nor on the first or last element',
    concerns: ({ result }) => hasList(result.type),
  },
  {
    id: 'xmlrpc-nesting',
    title: 'Lists and tuples in XML-RPC',
    ...RECORDED,
    interfaces: ['ejabberd_xmlrpc'],
    impact: 'breaks',
    change:
      'XML-RPC writes a list as plain values and a tuple as one struct; before, a struct around each value',
    advice: 'Let programs send and read the plain forms',
    concerns: ({ args, result }) =>
      [...args, result].some(({ type }) => hasParts(type)) || result.type.kind === 'restuple',
  },
  {
    id: 'ctl-lists',
    title: 'Lists and tuples in the shell',
    ...RECORDED,
    interfaces: ['ejabberd_ctl'],
    impact: 'breaks',
    change: 'ejabberdctl takes lists as a,b and tuples as x:y; before, lists were written as JSON',
    advice: 'Write such arguments in the new way',
    concerns: ({ args }) => args.some(({ type }) => hasParts(type)),
  },
]

/** Whether it is known which release brought it: `after`. */
export const isDated = ({ before, after }: Pick<Behaviour, 'before' | 'after'>): boolean =>
  RELEASES.indexOf(after) === RELEASES.indexOf(before) + 1

/** An upgrade brings it: `surely`, or it `may`, since the release that brought it is not known. */
export function brings(
  { before, after }: Pick<Behaviour, 'before' | 'after'>,
  from: string,
  to: string,
): 'surely' | 'may' | undefined {
  if (from >= to || from >= after || to <= before) return undefined
  return isDated({ before, after }) || (from <= before && to >= after) ? 'surely' : 'may'
}

/** Whether it touches calls of this command; never those that no interface may make. */
export const touches = ({ concerns }: Behaviour, definition: Definition): boolean =>
  !isInternal(definition) && (concerns?.(definition) ?? false)
