import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { formatJid, prepareNames } from '@/lib/commands/jid'
import { type Outcome, ok, refused } from '@/lib/commands/outcome'
import type { Account } from '../../accounts'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { putRosterItem, readRoster, removeRosterItem } from '../../roster'

const MODULE = 'mod_roster'

const owner = [binary('localuser'), binary('localhost')] as const
const account = [binary('user'), binary('host')] as const
const renames = { localserver: 'localhost', server: 'host' }

const BAD_OWNER = refused("Invalid 'localuser'/'localserver'")
const BAD_ACCOUNT = refused("Invalid 'user'/'server'")

export const rosterCommands: CommandGroup = command => [
  command(
    {
      name: 'add_rosteritem',
      tags: ['roster'],
      args: [...owner, ...account, binary('nick'), binary('group'), binary('subs')],
      renames,
      result: rescode('res'),
    },
    ({ group, ...item }, context) => add(context, { ...item, groups: [group] }),
  ),

  command(
    {
      name: 'add_rosteritem',
      version: 1,
      tags: ['roster'],
      args: [...owner, ...account, binary('nick'), list('groups', binary('group')), binary('subs')],
      renames,
      result: rescode('res'),
    },
    (item, context) => add(context, item),
  ),

  command(
    {
      name: 'delete_rosteritem',
      tags: ['roster'],
      args: [...owner, ...account],
      renames,
      result: rescode('res'),
    },
    async (args, context) => {
      const parties = readParties(args)
      if ('kind' in parties) return parties
      const host = servedHost(context, parties.host)
      if (!host || !isLoaded(context, MODULE)) return crashed
      await removeRosterItem(context.store, { user: parties.user, host }, parties.contact)
      return success
    },
  ),

  command(
    {
      name: 'get_roster',
      tags: ['roster'],
      policy: 'user',
      args: account,
      renames: { server: 'host' },
      result: list(
        'contacts',
        tuple(
          'contact',
          string('jid'),
          string('nick'),
          string('subscription'),
          string('pending'),
          list('groups', string('group')),
        ),
      ),
    },
    (of, context) => contactsOf(context, of),
  ),

  command(
    {
      name: 'get_roster_count',
      tags: ['roster'],
      policy: 'user',
      args: account,
      renames: { server: 'host' },
      result: integer('value'),
    },
    async (of, context) => {
      const contacts = await contactsOf(context, of)
      return contacts.kind === 'ok' ? ok(contacts.value.length) : contacts
    },
  ),
]

interface Parties {
  readonly localuser: string
  readonly localhost: string
  readonly user: string
  readonly host: string
}

interface NewItem extends Parties {
  readonly nick: string
  readonly groups: readonly string[]
  readonly subs: string
}

async function add(context: HostedContext, item: NewItem): Promise<Outcome<boolean>> {
  const parties = readParties(item)
  if ('kind' in parties) return parties
  const host = servedHost(context, parties.host)
  if (!host || !isLoaded(context, MODULE)) return crashed
  const { nick, groups, subs: subscription } = item
  await putRosterItem(
    context.store,
    { user: parties.user, host },
    { jid: parties.contact, nick, subscription, groups },
  )
  return success
}

/** The account whose roster it is, and the contact; the account is judged first, but for a host that is not given. */
function readParties({ localuser, localhost, user, host }: Parties) {
  const owner = prepareNames(localuser, localhost)
  if (!owner) return BAD_OWNER
  const contact = prepareNames(user, host)
  return contact?.host ? { ...owner, contact: formatJid(contact) } : BAD_ACCOUNT
}

/** Where no rosters are kept, every one is empty. */
async function contactsOf(context: HostedContext, { user, host }: Account) {
  const address = prepareNames(user, host)
  if (!address) return BAD_ACCOUNT
  const isKept = servedHost(context, address.host) !== undefined && isLoaded(context, MODULE)
  return ok(isKept ? await readRoster(context.store, address) : [])
}
