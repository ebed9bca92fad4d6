import { binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { formatJid, parseJid, prepareHost, prepareNames } from '@/lib/commands/jid'
import { type Outcome, ok, refused } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import type { CommandGroup } from '../../module'
import { registeredNick, registeredNicks, registerNick, unregisterNick } from '../../rooms/nicks'
import { findService } from '../../rooms/services'

const tags = ['muc'] as const
const renames = { host: 'service' }

export const nickCommands: CommandGroup = command => [
  command(
    {
      name: 'muc_register_nick',
      tags,
      args: [binary('nick'), binary('jid'), binary('service')],
      renames,
      result: rescode('res'),
    },
    ({ nick, jid, service }, context) => register(context, nick, jid, service),
  ),

  command(
    {
      name: 'muc_register_nick',
      version: 3,
      tags,
      args: [binary('nick'), binary('user'), binary('host'), binary('service')],
      renames,
      result: rescode('res'),
    },
    ({ nick, user, host, service }, context) => {
      const jid = jidOf(user, host)
      return jid === undefined ? crashed : register(context, nick, jid, service)
    },
  ),

  command(
    {
      name: 'muc_unregister_nick',
      tags,
      args: [binary('jid'), binary('service')],
      renames,
      result: rescode('res'),
    },
    ({ jid, service }, context) => register(context, '', jid, service),
  ),

  command(
    {
      name: 'muc_unregister_nick',
      version: 3,
      tags,
      args: [binary('user'), binary('host'), binary('service')],
      renames,
      result: rescode('res'),
    },
    ({ user, host, service }, context) => {
      const jid = jidOf(user, host)
      return jid === undefined ? crashed : register(context, '', jid, service)
    },
  ),

  command(
    {
      name: 'muc_get_registered_nick',
      tags,
      args: [binary('user'), binary('host'), binary('service')],
      result: string('nick'),
    },
    async ({ user, host, service: name }, context) => {
      const service = served(context, name)
      const jid = jidOf(user, host)
      if (!service || jid === undefined) return crashed
      return ok((await registeredNick(context.store, service, jid)) ?? '')
    },
  ),

  command(
    {
      name: 'muc_get_registered_nicks',
      tags,
      args: [binary('service')],
      result: list('registrations', tuple('registration', string('user'), string('host'), string('nick'))),
    },
    async ({ service: name }, context) => {
      const service = served(context, name)
      return service ? ok(await registeredNicks(context.store, service)) : crashed
    },
  ),
]

function served(context: HostedContext, text: string) {
  const name = prepareHost(text)
  return name === undefined ? undefined : findService(context, name)
}

/** The bare JID of an account; undefined where there is none. */
function jidOf(userText: string, hostText: string): string | undefined {
  const names = prepareNames(userText, hostText)
  return names?.host ? formatJid(names) : undefined
}

/** An empty nickname takes the registration back. */
async function register(
  context: HostedContext,
  nick: string,
  text: string,
  service: string,
): Promise<Outcome<boolean>> {
  if (prepareHost(service) === undefined) return refused("Invalid value of 'service'")
  const found = served(context, service)
  if (!found) return refused("Unknown host in 'service'")
  const person = parseJid(text)
  if (!person) return refused("Invalid 'jid'")
  const jid = formatJid({ user: person.user, host: person.host })
  if (!nick) {
    await unregisterNick(context.store, found, jid)
    return success
  }
  return (await registerNick(context.store, found, jid, nick)) ? success : refused('Nick already registered')
}
