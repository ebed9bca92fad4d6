import { prepareHost, prepareUser } from '@/lib/commands/jid'
import { type CommandFailure, refusedBinary } from '@/lib/commands/outcome'
import type { Hosted } from '../context'
import { servedHost } from '../hosts'
import { findService, mainServices, type Service } from './services'

/** Where a room is or would be; all prepared. */
export interface RoomAddress extends Service {
  readonly name: string
}

/** Reads the arguments of a room command: the name is judged before the service. */
export function readAddress(hosted: Hosted, room: string, service: string): RoomAddress | CommandFailure {
  const name = prepareUser(room)
  if (name === undefined) return refusedBinary('Invalid value of room name')
  const found = readService(hosted, service, 'service')
  return 'kind' in found ? found : { ...found, name }
}

/** `argument`: what the refusals call it. */
export const readService = (hosted: Hosted, text: string, argument: string): Service | CommandFailure =>
  readDomain(text, argument, name => findService(hosted, name))

/** A virtual host of this server, prepared; refused as a service is. */
export const readVirtualHost = (hosted: Hosted, text: string, argument: string): string | CommandFailure =>
  readDomain(text, argument, name => servedHost(hosted, name))

function readDomain<T>(
  text: string,
  argument: string,
  find: (name: string) => T | undefined,
): T | CommandFailure {
  const name = prepareHost(text)
  if (name === undefined) return refusedBinary(`Invalid value of '${argument}'`)
  return find(name) ?? refusedBinary(`Unknown host passed in '${argument}'`)
}

/** The services of an argument: one by its name, or with "global" the main one of each virtual host. */
export function readServices(
  hosted: Hosted,
  text: string,
  argument: string,
): readonly Service[] | CommandFailure {
  if (text === 'global') return mainServices(hosted)
  const one = readService(hosted, text, argument)
  return 'kind' in one ? one : [one]
}
