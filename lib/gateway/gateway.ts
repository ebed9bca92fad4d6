import { isInternal, selectVersion } from '@/lib/commands/definition'
import { inOne, isLong, type LongOutcome } from '@/lib/commands/long-list'
import { ok } from '@/lib/commands/outcome'
import type { LongList } from '@/lib/commands/types'
import { fingerprint } from '@/lib/servers/fingerprint'
import type { Caller, ServerCall } from '@/lib/servers/server'
import type { Gateway, GatewayCall, GatewayResult } from './call'
import type { End, Entry, Journal } from './journal'
import { type OwnRight, ownRight } from './own-account'

/** Told which token of which server was accepted just now. */
export type OnToken = (server: string, fingerprint: string) => void

/**
 * The one road of every call, in the order that ejabberd's own checks have (SPEC 2.6): the word, the credentials, the
 * definition, the arguments, the permission; then the intent is recorded, the command runs, its outcome is recorded.
 * Refused calls are recorded too. Nothing reaches a server another way.
 */
export function createGateway(journal: Journal, onToken?: OnToken): Gateway {
  const gateway: Gateway = {
    async run(call) {
      const { outcome, ...result } = await gateway.stream(call)
      return { ...result, outcome: await inOne(outcome) }
    },

    async stream(call) {
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
      const outcome = await narrow(await settle(call, serverCall), own)
      return {
        outcome: completing(outcome, entry, call),
        definition,
        caller,
        ...(own ? { isOwnAccount: true } : {}),
      }
    },
  }
  return gateway
}

type Permitted = { serverCall: ServerCall; caller: Caller; own?: OwnRight }

/** All checks before the command runs. */
async function travel(call: GatewayCall, onToken?: OnToken): Promise<GatewayResult | Permitted> {
  const { server, command, version, credentials, origin, print } = call
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

  const serverCall = { definition, version, args: args.value, credentials, caller, origin, print }
  if ((await server.authorize(serverCall)).allowed) return { serverCall, caller }
  const own = call.forOwnAccount ? await ownRight(server, serverCall) : undefined
  return own ? { serverCall, caller, own } : { outcome: { kind: 'forbidden' }, definition, caller }
}

async function narrow(outcome: LongOutcome, own: OwnRight | undefined): Promise<LongOutcome> {
  if (!own?.keep) return outcome
  const whole = await inOne(outcome)
  return whole.kind === 'ok' ? ok(own.keep(whole.value)) : whole
}

/** Records the outcome: at once, or when the last piece of a long list was taken. */
function completing(outcome: LongOutcome, entry: Entry, call: GatewayCall): LongOutcome {
  if (isLong(outcome)) return { kind: 'ok', value: watched(outcome.value, entry, call) }
  entry.complete(outcome)
  return outcome
}

async function* watched(list: LongList, entry: Entry, { command, server }: GatewayCall) {
  let end: End = { kind: 'hung-up' }
  try {
    yield* list
    end = { kind: 'ok' }
  } catch (error) {
    console.error(`${command} on ${server.id} crashed amid its answer:`, error)
    end = { kind: 'crashed' }
    throw error
  } finally {
    entry.complete(end)
  }
}

/** A handler that throws is a bug of ours; the caller sees what ejabberd shows for one of its own. */
async function settle({ server, command }: GatewayCall, serverCall: ServerCall): Promise<LongOutcome> {
  try {
    return await server.call(serverCall)
  } catch (error) {
    console.error(`${command} on ${server.id} crashed:`, error)
    return { kind: 'crashed' }
  }
}
