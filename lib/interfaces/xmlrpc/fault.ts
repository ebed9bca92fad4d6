import { printAtom } from '@/lib/commands/erlang-term'
import type { ArgumentFailure, Failure } from '@/lib/commands/outcome'
import { flatTerm, prettyTerm, type Term } from '@/lib/commands/pretty-term'
import { type RpcMembers, type RpcValue, termOf, termOfMembers } from './value'

/** Why a call failed, as a client is told. */
export interface Fault {
  readonly code: number
  readonly text: string
}

/** A call without its credentials, as messages show it. */
export interface ShownCall {
  readonly method: string
  readonly params: readonly RpcValue[]
  /** The arguments. Undefined: the parameters are not what a call has. */
  readonly given: RpcMembers | undefined
}

/**
 * The fault for a failure (SPEC 10). Undefined where ejabberd closes the connection without an answer: a command that it
 * does not have, or that fell over.
 */
export function faultOf(failure: Failure, call: ShownCall): Fault | undefined {
  switch (failure.kind) {
    case 'crashed':
      return undefined
    case 'unknown-command':
      return call.given ? undefined : unknownCall(call)
    case 'bad-body':
      return unknownCall(call)
    case 'bad-argument':
      return { code: ARGUMENT_CODES[failure.problem], text: failure.message }
    case 'bad-credentials':
      return refusal('Invalid authentication data')
    case 'bad-token':
      return refusal('Invalid oauth token')
    case 'slow-down':
      return refusal(`Too many wrong passwords. Try again in ${failure.retryAfterSeconds} seconds.`)
    default: {
      const reason = flatTerm(reasonOf(failure))
      const args = prettyTerm(termOfMembers(call.given ?? []))
      return refusal(
        `A problem '${reason}' occurred executing the command ${printAtom(call.method)} with arguments\n${args}`,
      )
    }
  }
}

const ARGUMENT_CODES: Readonly<Record<ArgumentFailure['problem'], number>> = {
  duplicate: -114,
  missing: -116,
  unknown: -120,
  format: -122,
  unreadable: -122,
}

const refusal = (text: string): Fault => ({ code: -118, text })

function unknownCall({ method, params }: ShownCall): Fault {
  const words = 'Unknown call: '
  const call: Term = { tuple: [{ atom: 'call' }, { atom: method }, { list: params.map(termOf) }] }
  return { code: -112, text: words + prettyTerm(call, words.length) }
}

type Reasoned = Exclude<
  Failure,
  {
    kind:
      | 'unknown-command'
      | 'crashed'
      | 'bad-body'
      | 'bad-argument'
      | 'bad-credentials'
      | 'bad-token'
      | 'slow-down'
  }
>

/** The Erlang term that ejabberd would have thrown. */
function reasonOf(failure: Reasoned): Term {
  switch (failure.kind) {
    case 'forbidden':
      return error({ atom: 'access_rules_unauthorized' })
    case 'internal-command':
      return error({ atom: 'frontend_cannot_call_an_internal_command' })
    case 'not-found':
      return { tuple: [{ atom: 'not_found' }, { text: failure.reason }] }
    case 'refused':
      if (failure.atom) return { atom: failure.reason }
      return error(failure.binary ? { binary: failure.reason } : { text: failure.reason })
    case 'failed':
      return error({ text: failure.reason ?? '' })
    case 'no-command-name':
    case 'too-large':
    case 'timeout':
      return error({ atom: failure.kind })
    default:
      return error({ text: failure.message })
  }
}

const error = (what: Term): Term => ({ tuple: [{ atom: 'error' }, what] })
