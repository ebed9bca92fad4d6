import { binary, rescode, string, tuple } from '@/lib/commands/fields'
import { type Outcome, ok } from '@/lib/commands/outcome'
import { element, type XmlElement } from '@/lib/xml/element'
import { accountNames } from '../account-list'
import { crashed, success } from '../answers'
import type { HostedContext } from '../context'
import { isLoaded, servedHost } from '../hosts'
import { defineModule } from '../module'
import { readMotd, removeMotd, writeMotd } from '../motd'
import { storeMessages } from '../spool'
import { addressed } from '../stanza'

const tags = ['announce']
const hostArgs = [binary('host')] as const
const announcementArgs = [binary('host'), binary('subject'), binary('body')] as const
const result = rescode('res')

/** Announcements to everybody on a virtual host, or on all of them where the host is "all". Nobody is online. */
export const modAnnounce = defineModule('mod_announce', command => [
  command({ name: 'announce_send_all', tags, args: announcementArgs, result }, (args, context) =>
    eachHost(context, args.host, (host, sender) => sendToAll(context, host, announcement(sender, args))),
  ),

  command({ name: 'announce_send_online', tags, args: announcementArgs, result }, ({ host }, context) =>
    eachHost(context, host, async () => {}),
  ),

  command({ name: 'announce_motd_set_online', tags, args: announcementArgs, result }, (args, context) =>
    eachHost(context, args.host, (host, sender) =>
      writeMotd(context.store, host, announcement(sender, args)),
    ),
  ),

  command({ name: 'announce_motd_update', tags, args: announcementArgs, result }, (args, context) =>
    eachHost(context, args.host, (host, sender) =>
      writeMotd(context.store, host, announcement(sender, args)),
    ),
  ),

  command(
    {
      name: 'announce_motd_get',
      tags,
      args: hostArgs,
      result: tuple('motd', string('subject'), string('body')),
    },
    async ({ host }, context) => {
      const served = servedHost(context, host)
      if (!served) return crashed
      return ok({ subject: '', body: '', ...(await readMotd(context.store, served)) })
    },
  ),

  command({ name: 'announce_motd_delete', tags, args: hostArgs, result }, ({ host }, context) =>
    eachHost(context, host, served => removeMotd(context.store, served)),
  ),
])

/** `sender`: the host that was named, or the first of all. */
async function eachHost(
  context: HostedContext,
  host: string,
  act: (served: string, sender: string) => Promise<void>,
): Promise<Outcome<boolean>> {
  const named = servedHost(context, host)
  const hosts = named ? [named] : host === 'all' ? context.config.hosts : []
  const [sender] = hosts
  if (sender === undefined) return crashed
  for (const served of hosts) await act(served, sender)
  return success
}

interface Text {
  readonly subject: string
  readonly body: string
}

/** In the body, a backslash and an n stand for a new line. */
function announcement(sender: string, { subject, body }: Text): XmlElement {
  const texts = { subject, body: body.replaceAll('\\n', '\n') }
  return element(
    'message',
    { to: sender, from: sender, type: 'headline' },
    ...Object.entries(texts).flatMap(([name, text]) => (text ? [element(name, {}, text)] : [])),
  )
}

/** Headlines are not kept for those who are offline, but these ask to be. */
async function sendToAll(context: HostedContext, host: string, message: XmlElement): Promise<void> {
  if (!isLoaded(context, 'mod_offline')) return
  const kept = { ...message, children: [...message.children, element('store', { xmlns: 'urn:xmpp:hints' })] }
  const from = { user: '', host: message.attrs.from ?? host, resource: '' }
  for await (const names of accountNames(context.store, host)) {
    const messages = names.map(user => ({
      user,
      message: addressed(kept, from, { user, host, resource: '' }),
    }))
    await storeMessages(context.store, host, messages)
  }
}
