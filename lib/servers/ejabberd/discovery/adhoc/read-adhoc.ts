import { type Findings, type FoundCommand, type NotFound, notFound } from '../findings'
import { eachOf } from '../probe/pace'
import type { Progress } from '../progress'
import type { XmppAddress } from './address'
import { readForm } from './form'
import { type Account, type Session, withSession } from './session'
import { cancelRequest, formRequest, listRequest, readList, readOpened } from './stanzas'

export interface AdhocRequest {
  readonly address: XmppAddress
  readonly account: Account
  readonly software: string
  /** Of these commands those whose forms may be asked for, the most harmless first; see `readCommands`. */
  readonly askable: (commands: readonly string[]) => readonly string[]
  readonly onProgress?: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Forms that are asked for at once. */
const AT_ONCE = 4

/**
 * Reads the commands that a person may run from the `mod_adhoc_api` of a server, 25.03 or newer, as that person over
 * XMPP.
 *
 * @throws the reason of `signal` once it is aborted
 */
export async function readAdhoc(request: AdhocRequest): Promise<Findings | NotFound> {
  const { software } = request
  const commands = await withSession(request, session => readCommands(session, request))
  if ('kind' in commands) return commands
  return { source: 'adhoc', at: Date.now(), software, commands, absent: [] }
}

/** The names alone, by one question. */
export function readAdhocNames(
  request: Pick<AdhocRequest, 'address' | 'account' | 'signal'>,
): Promise<string[] | NotFound> {
  return withSession(request, session => readNames(session, request.account))
}

/**
 * Asks which commands there are, then for the form of each that is `askable`, and cancels it.
 *
 * A client that asks for a form says `execute`, and a server may take that as the whole call where a command has no
 * arguments; `mod_adhoc_api` never does so, another module might. So only commands are asked about that are known from
 * elsewhere to have arguments, none is ever given any, and the first answer that is no form ends all asking.
 */
export async function readCommands(
  session: Session,
  { account, askable, onProgress }: Pick<AdhocRequest, 'account' | 'askable' | 'onProgress'>,
): Promise<readonly FoundCommand[] | NotFound> {
  const names = await readNames(session, account)
  if ('kind' in names) return names
  const found = new Map<string, FoundCommand>(names.map(name => [name, { name, versions: [] }]))
  const asked = askable(names)
  let unsafe: string | undefined
  let done = 0
  onProgress?.({ done, total: asked.length })
  const askAbout = async (name: string) => {
    if (unsafe !== undefined) return
    const opened = readOpened(await session.ask('set', formRequest(name)))
    if (opened.kind === 'unsafe') unsafe ??= name
    if (opened.kind === 'form') {
      await session.ask('set', cancelRequest(name, opened.sessionId))
      found.set(name, readForm(name, opened.form))
    }
    done += 1
    onProgress?.({ done, total: asked.length })
  }
  // One alone shows what this server does.
  for (const name of asked.slice(0, 1)) await askAbout(name)
  await eachOf(asked.slice(1), AT_ONCE, askAbout)
  return unsafe === undefined
    ? [...found.values()]
    : notFound(
        `${account.host} answered the question for the form of ${unsafe} with no form. It was asked nothing more.`,
      )
}

async function readNames(session: Session, { user, host }: Account): Promise<string[] | NotFound> {
  const names = readList(await session.ask('get', listRequest()))
  return names?.length
    ? names
    : notFound(
        `${host} lists no ad-hoc commands of its API for ${user}@${host}. They come from mod_adhoc_api (ejabberd 25.03 and newer), for whom a rule of api_permissions with "from: mod_adhoc_api", or without "from", allows some.`,
      )
}
