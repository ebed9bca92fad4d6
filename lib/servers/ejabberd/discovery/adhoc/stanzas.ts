import { childOf, element, elementsOf, type XmlElement } from '@/lib/xml/element'
import { isCommandWord } from '../findings'

/** The stanzas of XEP-0050 that are sent, all of them: none carries a form, without which nothing is ever run. */

const COMMANDS = 'http://jabber.org/protocol/commands'
const ITEMS = 'http://jabber.org/protocol/disco#items'
const INFO = 'http://jabber.org/protocol/disco#info'
/** How `mod_adhoc_api` names the node of a command; `mod_configure` and others have other names. */
const NODE = /^api-commands\/(.+)$/

/** Asks which commands there are for whoever asks. */
export const listRequest = (): XmlElement => element('query', { xmlns: ITEMS, node: COMMANDS })

/** Asks whether `mod_adhoc_api` is there: it tells so to whoever asks, also where it lists nothing for them. */
export const moduleRequest = (): XmlElement => element('query', { xmlns: INFO, node: 'api-commands' })

/** Asks for the form of a command. */
export const formRequest = (command: string): XmlElement =>
  element('command', { xmlns: COMMANDS, node: `api-commands/${command}`, action: 'execute' })

/** Ends what `formRequest` began. */
export const cancelRequest = (command: string, sessionId: string | undefined): XmlElement =>
  element('command', {
    ...{ xmlns: COMMANDS, node: `api-commands/${command}`, action: 'cancel' },
    ...(sessionId === undefined ? {} : { sessionid: sessionId }),
  })

/** The commands that an answer to `listRequest` lists; undefined where it is no list. */
export function readList(answer: XmlElement): string[] | undefined {
  const query = answer.attrs.type === 'result' ? childOf(answer, 'query') : undefined
  if (query?.attrs.xmlns !== ITEMS) return undefined
  const names = elementsOf(query).flatMap(({ attrs }) => NODE.exec(attrs.node ?? '')?.[1] ?? [])
  return [...new Set(names.filter(isCommandWord))].sort()
}

/** Whether an answer to `moduleRequest` says that it is. */
export function readModule(answer: XmlElement): boolean {
  const query = answer.attrs.type === 'result' ? childOf(answer, 'query') : undefined
  return query?.attrs.xmlns === INFO && childOf(query, 'identity')?.attrs.type === 'command-node'
}

/** What an answer to `formRequest` is. */
export type Opened =
  | { readonly kind: 'form'; readonly sessionId: string | undefined; readonly form: XmlElement }
  | { readonly kind: 'refused'; readonly condition: string }
  /** It is no form: the server may have run something. */
  | { readonly kind: 'unsafe' }

export function readOpened(answer: XmlElement): Opened {
  if (answer.attrs.type === 'error') {
    const [condition] = elementsOf(childOf(answer, 'error') ?? answer)
    return { kind: 'refused', condition: condition?.name ?? 'error' }
  }
  const command = childOf(answer, 'command')
  const form = command && childOf(command, 'x')
  return command?.attrs.status === 'executing' && form?.attrs.type === 'form'
    ? { kind: 'form', sessionId: command.attrs.sessionid, form }
    : { kind: 'unsafe' }
}
