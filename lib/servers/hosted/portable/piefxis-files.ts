import path from 'node:path'
import { parseJid } from '@/lib/commands/jid'
import type { CommandFailure } from '@/lib/commands/outcome'
import { type XmlPart, xmlParts } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import { accountNames } from '../account-list'
import type { Hosted } from '../context'
import { openNamedFile, writeNamedFile } from '../files'
import { asRegistered } from './as-registered'
import { PIE, printUser, readUser } from './piefxis'
import { readPortable } from './read-account'
import { writePortable } from './write-account'

const XML = "<?xml version='1.0' encoding='UTF-8'?>"
const XINCLUDE = 'http://www.w3.org/2001/XInclude'
const NAMESPACES = `xmlns='${PIE}' xmlns:xi='${XINCLUDE}'`
/** Files may include each other so deeply. */
const DEPTH_MAX = 8

/**
 * Writes virtual hosts to a folder below the configured one: a file for each, and one that includes them, named by the
 * time. Returns the failure, if any.
 */
export async function exportPiefxis(
  hosted: Hosted,
  folder: string,
  hosts: readonly string[],
): Promise<CommandFailure | undefined> {
  const stamp = new Date()
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-')
  const files = hosts.map(host => ({ host, file: `${stamp}_${host.replaceAll('.', '_')}.xml` }))
  for (const { host, file } of files) {
    const failure = await writeNamedFile(hosted.config, path.join(folder, file), printHost(hosted, host))
    if (failure) return failure
  }
  const includes = files.map(({ file }) => `<xi:include href='${file}'/>`).join('')
  const whole = `${XML}<server-data ${NAMESPACES}>${includes}</server-data>`
  // Last, so that what it includes is there.
  return writeNamedFile(hosted.config, path.join(folder, `${stamp}.xml`), [whole])
}

async function* printHost({ store }: Hosted, host: string): AsyncGenerator<string> {
  yield `${XML}<host ${NAMESPACES} jid='${host}'>`
  for await (const names of accountNames(store, host)) {
    for (const user of names) yield printXml(printUser(await readPortable(store, { user, host }), host))
  }
  yield '</host>'
}

/** Reads accounts from a file below the configured folder, and from those that it includes. Returns the failure, if any. */
export async function importPiefxis(
  hosted: Hosted,
  name: string,
  depth = 0,
  around: XmlPart['around'] = [],
): Promise<CommandFailure | undefined> {
  if (depth > DEPTH_MAX) return failedAs(`${name} is included too deeply`)
  const opened = await openNamedFile(hosted.config, name)
  if ('kind' in opened) return opened
  const { handle } = opened
  try {
    const chunks = handle.createReadStream({ encoding: 'utf8', autoClose: false })
    const parts = xmlParts(chunks, ({ name: part }) => part === 'user' || part === 'xi:include')
    for (;;) {
      const next = await parts.next()
      if (next.done) return next.value === undefined ? undefined : failedAs(`${name}: ${next.value}`)
      const { element, around: inside } = next.value
      const surroundings = [...around, ...inside]
      const failure =
        element.name === 'xi:include'
          ? await importPiefxis(
              hosted,
              path.join(path.dirname(name), element.attrs.href ?? ''),
              depth + 1,
              surroundings,
            )
          : await importUser(hosted, next.value, surroundings)
      if (failure) return failure
    }
  } finally {
    await handle.close()
  }
}

async function importUser(
  hosted: Hosted,
  { element }: XmlPart,
  around: XmlPart['around'],
): Promise<CommandFailure | undefined> {
  const text = around.findLast(({ name }) => name === 'host')?.attrs.jid ?? ''
  const host = parseJid(text)?.host
  if (host === undefined || !hosted.config.hosts.includes(host)) return failedAs(`Unknown host: ${text}`)
  const account = readUser(element)
  if (!account) return failedAs(`Invalid 'user': ${element.attrs.name}`)
  const registered = await asRegistered(hosted, account)
  if (!registered) return failedAs(`Failed to create user '${account.user}': invalid_password`)
  const written = await writePortable(hosted, host, registered)
  return written === 'exists' ? failedAs(`Failed to create user '${account.user}': exists`) : undefined
}

/** ejabberd tells its log what is wrong, and callers that the import failed. */
const failedAs = (reason: string): CommandFailure => ({ kind: 'failed', reason })
