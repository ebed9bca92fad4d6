import { isInternal, selectVersion } from '@/lib/commands/definition'
import { type Outcome, ok } from '@/lib/commands/outcome'
import { fingerprint } from '@/lib/servers/fingerprint'
import type { Caller, ServerCall } from '@/lib/servers/server'
import type { Gateway, GatewayCall, GatewayResult } from './call'
import type { Journal } from './journal'
import { type OwnRight, ownRight } from './own-account'

/** Told which token of which server was accepted just now. */
export type OnToken = (server: string, fingerprint: string) => void

/**
 * The one road of every call, in the order that ejabberd's own checks have (SPEC 2.6): the word, the credentials, the
 * definition, the arguments, the permission; then the intent is recorded, the command runs, its outcome is recorded.
 * Refused calls are recorded too. Nothing reaches a server another way.
 */
export function createGateway(journal: Journal, onToken?: OnToken): Gateway {
  return {
    async run(call) {
      const startedAt = Date.now()
      const road = await travel(call, onToken)
      if ('outcome' in road) {
        journal.refused({ call, startedAt, ...road })
        return road
      }
      const { serverCall, caller, own } = road
      const { definition } = serverCall
      // A write whose intent cannot be stored does not run: an unrecorded change must not exist.
      const entry = await journal.intent({ call, startedAt, definition, caller, args: serverCall.args })
      const outcome = narrow(await settle(call, serverCall), own)
      entry.complete(outcome)
      return { outcome, definition, caller, ...(own ? { isOwnAccount: true } : {}) }
    },
  }
}

type Permitted = { serverCall: ServerCall; caller: Caller; own?: OwnRight }

/** All checks before the command runs. */
async function travel(call: GatewayCall, onToken?: OnToken): Promise<GatewayResult | Permitted> {
  const { server, command, version, credentials, origin } = call
  // XML-RPC hears of wrong credentials first.
  if (origin.frontend !== 'ejabberd_xmlrpc' && !server.isKnownWord(command)) {
    return { outcome: { kind: 'unknown-command', foreign: true } }
  }

  const identified = await server.identify(credentials, origin)
  if (identified.kind !== 'ok') return { outcome: identified }
  const caller = identified.value
  if (credentials.kind === 'bearer') onToken?.(server.id, fingerprint(credentials.token))

  const versions = await server.find(command)
  const definition = versions && selectVersion(versions, version)
  if (!definition) return { outcome: { kind: 'unknown-command', foreign: false }, caller }

  const args = call.readArguments(definition)
  if (args.kind !== 'ok') return { outcome: args, definition, caller }
  if (isInternal(definition)) return { outcome: { kind: 'internal-command' }, definition, caller }

  const serverCall = { definition, version, args: args.value, credentials, caller, origin }
  if (server.authorize(serverCall).allowed) return { serverCall, caller }
  const own = call.forOwnAccount ? await ownRight(server, serverCall) : undefined
  return own ? { serverCall, caller, own } : { outcome: { kind: 'forbidden' }, definition, caller }
}

const narrow = (outcome: Outcome, own: OwnRight | undefined): Outcome =>
  outcome.kind === 'ok' && own?.keep ? ok(own.keep(outcome.value)) : outcome

/** A handler that throws is a bug of ours; the caller sees what ejabberd shows for one of its own. */
async function settle({ server, command }: GatewayCall, serverCall: ServerCall): Promise<Outcome> {
  try {
    return await server.call(serverCall)
  } catch (error) {
    console.error(`${command} on ${server.id} crashed:`, error)
    return { kind: 'crashed' }
  }
}
