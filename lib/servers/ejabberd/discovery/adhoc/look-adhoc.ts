import type { NotFound } from '../findings'
import type { AdhocRequest } from './read-adhoc'
import { withSession } from './session'
import { listRequest, moduleRequest, readList, readModule } from './stanzas'

/** What a person sees of the `mod_adhoc_api` of a server. */
export interface AdhocView {
  readonly isThere: boolean
  /** Names of the commands that it shows to them, which are those that they may run. */
  readonly commands: readonly string[]
}

/** Looks whether it is there, and asks for no form. */
export const lookAtAdhoc = (
  request: Pick<AdhocRequest, 'address' | 'account' | 'signal'>,
): Promise<AdhocView | NotFound> =>
  withSession(request, async session => {
    const commands = readList(await session.ask('get', listRequest())) ?? []
    return { commands, isThere: commands.length > 0 || readModule(await session.ask('get', moduleRequest())) }
  })
