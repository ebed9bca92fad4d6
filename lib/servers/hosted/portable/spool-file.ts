import path from 'node:path'
import { prepareUser } from '@/lib/commands/jid'
import { element, elementsOf, textOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import type { Hosted } from '../context'
import { readNamedFile } from '../files'
import { servedHost } from '../hosts'
import { PLAIN } from '../passwords'
import { NO_PRIVACY, type PortableAccount } from './account'
import { asRegistered } from './as-registered'
import { readContact } from './piefxis'
import { writePortable } from './write-account'

/**
 * Reads the account that a spool file of jabberd 1.4 holds: its name is that of the file, its virtual host that of the
 * folder. Undefined, or why it is not there now.
 */
export async function importSpoolFile(hosted: Hosted, file: string): Promise<string | undefined> {
  const user = prepareUser(path.basename(file, path.extname(file)))
  const folder = path.basename(path.dirname(path.resolve(hosted.config.filesFolder ?? '/', file)))
  const host = servedHost(hosted, folder)
  const read = await readNamedFile(hosted.config, file)
  if ('kind' in read) return 'reason' in read && read.reason ? read.reason : 'unreadable'
  if (!user || host === undefined) return 'illegal user/server'
  const parsed = parseXml(read.text)
  if (!parsed.ok) return parsed.reason
  const account = await asRegistered(hosted, readXdb(user, parsed.element))
  if (!account) return 'invalid_password'
  return (await writePortable(hosted, host, account)) === 'exists' ? 'exists' : undefined
}

/** The parts of an element `xdb`, told apart by their namespaces. */
export function readXdb(user: string, xdb: XmlElement): PortableAccount {
  const parts = xdb.name === 'xdb' ? elementsOf(xdb) : []
  const inNamespace = (xmlns: string) => parts.filter(part => part.attrs.xmlns === xmlns)
  const [password] = inNamespace('jabber:iq:auth').map(textOf)
  const [vcard] = inNamespace('vcard-temp')
  const [last] = inNamespace('jabber:iq:last')
  return {
    user,
    passwords: password ? [{ type: PLAIN, password, serverkey: '', salt: '', iterationcount: 0 }] : [],
    contacts: inNamespace('jabber:iq:roster').flatMap(elementsOf).flatMap(readContact),
    ...(vcard && { vcard: withoutMarks(vcard) }),
    privateData: parts.filter(({ attrs }) => attrs.j_private_flag === '1').map(withoutMarks),
    messages: inNamespace('jabber:x:offline')
      .flatMap(elementsOf)
      .filter(({ name }) => name === 'message'),
    privacy: NO_PRIVACY,
    ...(last &&
      /^\d{1,15}$/.test(last.attrs.last ?? '') && {
        last: { seconds: Number(last.attrs.last), status: textOf(last) },
      }),
  }
}

/** What jabberd notes on an element for itself. */
function withoutMarks({ name, attrs: { j_private_flag: _, xdbns: __, ...attrs }, children }: XmlElement) {
  return element(name, attrs, ...children)
}
