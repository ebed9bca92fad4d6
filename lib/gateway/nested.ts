import { AsyncLocalStorage } from 'node:async_hooks'
import { decodeArguments } from '@/lib/commands/decode'
import { LATEST } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import type { Outcome } from '@/lib/commands/outcome'
import type { CommandServer, NestedCall } from '@/lib/servers/server'
import type { Gateway } from './call'

/** A command that runs itself shall not do so for ever. */
const DEPTH_MAX = 8

const depth = new AsyncLocalStorage<number>()

/**
 * Runs a command for another one, as the caller of that: with their rights and no others, and recorded like any call.
 * Its arguments are read as those of a JSON body.
 */
export async function runNested(
  gateway: Gateway,
  server: CommandServer,
  { command, args, credentials, origin }: NestedCall,
): Promise<Outcome> {
  const level = (depth.getStore() ?? 0) + 1
  if (level > DEPTH_MAX) {
    console.error(`${command} on ${server.id}: commands run each other more than ${DEPTH_MAX} deep`)
    return { kind: 'crashed' }
  }
  const given = readJsonObject(new TextEncoder().encode(toJson(args)))
  if (!given) return { kind: 'bad-body' }
  const { outcome } = await depth.run(level, () =>
    gateway.run({
      server,
      command,
      version: LATEST,
      credentials,
      origin,
      readArguments: found => decodeArguments(found, given, word => server.isKnownWord(word)),
    }),
  )
  return outcome
}

/** Integers beyond 2^53 as text, which is read as what it says. */
const toJson = (args: NestedCall['args']) =>
  JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value))
