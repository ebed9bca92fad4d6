import { binary, rescode } from '@/lib/commands/fields'
import { parseJid } from '@/lib/commands/jid'
import { refused, refusedAtom } from '@/lib/commands/outcome'
import { element } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { crashed, success } from '../../answers'
import { deliver } from '../../delivery'
import type { CommandGroup } from '../../module'
import { newStanzaId } from '../../stanza'

const badAttribute = (name: string) =>
  refused(`Bad value of attribute '${name}' in tag <message/> qualified by namespace 'jabber:client'`)

const STANZAS = ['message', 'presence', 'iq']

export const stanzaCommands: CommandGroup = command => [
  command(
    {
      name: 'send_message',
      tags: ['stanza'],
      args: [binary('type'), binary('from'), binary('to'), binary('subject'), binary('body')],
      result: rescode('res'),
    },
    async ({ type, from, to, subject, body }, context) => {
      const sender = parseJid(from)
      if (!sender) return badAttribute('from')
      const receiver = parseJid(to)
      if (!receiver) return badAttribute('to')
      const texts = [
        ...(subject || !body ? [element('subject', {}, ...(subject ? [subject] : []))] : []),
        element('body', {}, ...(body ? [body] : [])),
      ]
      const message = element('message', { type, id: newStanzaId() }, ...texts)
      await deliver(context, sender, receiver, message)
      return success
    },
  ),

  command(
    {
      name: 'send_stanza',
      tags: ['stanza'],
      args: [binary('from'), binary('to'), binary('stanza')],
      result: rescode('res'),
    },
    async ({ from, to, stanza }, context) => {
      const parsed = parseXml(stanza)
      if (!parsed.ok) return refused(parsed.reason)
      const sender = parseJid(from)
      const receiver = parseJid(to)
      if (!sender || !receiver) return refused('JID malformed')
      if (!STANZAS.includes(parsed.element.name)) return crashed
      await deliver(context, sender, receiver, parsed.element)
      return success
    },
  ),

  command(
    {
      name: 'send_stanza_c2s',
      tags: ['stanza'],
      args: [binary('user'), binary('host'), binary('resource'), binary('stanza')],
      result: rescode('res'),
    },
    ({ stanza }) => {
      const parsed = parseXml(stanza)
      return parsed.ok && STANZAS.includes(parsed.element.name) ? refusedAtom('no_session') : crashed
    },
  ),
]
