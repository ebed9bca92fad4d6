import { binary, rescode, string } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { flatTerm } from '@/lib/commands/pretty-term'
import { element, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import { accountOf } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { readPrivate, writePrivate } from '../../private-storage'

const MODULE = 'mod_private'

/** The numbers that expat has for its words. */
const EXPAT_CODES: Readonly<Record<string, number>> = {
  'syntax error': 2,
  'no element found': 3,
  'not well-formed (invalid token)': 4,
  'unclosed token': 5,
  'mismatched tag': 7,
  'junk after document element': 9,
}

export const privateCommands: CommandGroup = command => [
  command(
    {
      name: 'private_get',
      tags: ['private'],
      args: [binary('user'), binary('host'), binary('element'), binary('ns')],
      result: string('res'),
    },
    async ({ user, host, element: name, ns }, context) => {
      const query = (...stored: readonly XmlElement[]) =>
        ok(printXml(element('query', { xmlns: 'jabber:iq:private' }, ...stored)))
      if (!isLoaded(context, MODULE) || !servedHost(context, host)) return query()
      const account = accountOf(context, user, host)
      const row = account && (await readPrivate(context.store, account.user, account.host, ns))
      const parsed = row && parseXml(row.data)
      // Where nothing is stored, the element that was asked for comes back empty.
      return query(parsed?.ok ? parsed.element : element(name, { xmlns: ns }))
    },
  ),

  command(
    {
      name: 'private_set',
      tags: ['private'],
      args: [binary('user'), binary('host'), binary('element')],
      result: rescode('res'),
    },
    async ({ user, host, element: xml }, context) => {
      const parsed = parseXml(xml)
      if (!parsed.ok) {
        const error = { tuple: [EXPAT_CODES[parsed.reason] ?? 4, { binary: parsed.reason }] }
        context.print(
          `Error found parsing the element:\n  ${flatTerm({ binary: xml })}\nError: ${flatTerm(error)}`,
        )
        return failed('error')
      }
      const account = accountOf(context, user, host)
      if (!account || !isLoaded(context, MODULE)) return crashed
      const namespace = parsed.element.attrs.xmlns ?? ''
      await writePrivate(context.store, account.user, account.host, namespace, printXml(parsed.element))
      return success
    },
  ),
]
