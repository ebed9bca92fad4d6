import { binary, rescode } from '@/lib/commands/fields'
import { formatJid, prepareNames } from '@/lib/commands/jid'
import type { CommandFailure, Outcome } from '@/lib/commands/outcome'
import { type Account, accountOf } from '../../accounts'
import { success } from '../../answers'
import type { HostedContext } from '../../context'
import { type ErlangTerm, parseTerm } from '../../erlang-expression'
import { readNamedFile } from '../../files'
import { isLoaded } from '../../hosts'
import type { CommandGroup } from '../../module'
import { putRosterItemIn } from '../../roster'
import { breathe } from '../../time'

/** Contacts out of a file: `[{"juliet", "localhost", "Friends", "Juliet"}, …].` */
export const rosterFileCommands: CommandGroup = command => [
  command(
    {
      name: 'push_roster',
      tags: ['roster'],
      args: [binary('file'), binary('user'), binary('host')],
      result: rescode('res'),
    },
    async ({ file, user, host }, context) => {
      const contacts = await readContacts(context, file)
      if ('kind' in contacts) return contacts
      const owner = accountOf(context, user, host)
      return owner ? push(context, [owner], contacts) : stopped(NOT_SERVED)
    },
  ),

  command(
    { name: 'push_roster_all', tags: ['roster'], args: [binary('file')], result: rescode('res') },
    async ({ file }, context) => {
      const contacts = await readContacts(context, file)
      if ('kind' in contacts) return contacts
      const owners = contacts.map(({ user, host }) => accountOf(context, user, host))
      return owners.every(owner => owner !== undefined)
        ? push(context, owners, contacts)
        : stopped(NOT_SERVED)
    },
  ),
]

const NOT_SERVED = 'An account whose contact list it is has no virtual host here'
const UNREADABLE = 'The file cannot be read, or is no list of {User, Server, Group, Nick}'

/** ejabberd falls over wherever it cannot use the file; people are told why. */
const stopped = (reason: string): CommandFailure => ({ kind: 'crashed', reason })

interface Contact extends Account {
  readonly groups: readonly string[]
  readonly nick: string
}

async function readContacts(
  context: HostedContext,
  file: string,
): Promise<readonly Contact[] | CommandFailure> {
  if (!isLoaded(context, 'mod_roster')) return stopped('The module mod_roster is not loaded')
  const read = await readNamedFile(context.config, file)
  if ('kind' in read) return stopped(read.kind === 'refused' ? read.reason : UNREADABLE)
  const term = parseTerm(read.text)
  const contacts = Array.isArray(term) ? term.map(toContact) : [undefined]
  return contacts.every(contact => contact !== undefined) ? contacts : stopped(UNREADABLE)
}

function toContact(term: ErlangTerm): Contact | undefined {
  if (typeof term !== 'object' || !('tuple' in term) || term.tuple.length !== 4) return undefined
  const texts = term.tuple.map(toText)
  if (!texts.every(text => text !== undefined)) return undefined
  const [name = '', server = '', group = '', nick = ''] = texts
  const names = prepareNames(name, server)
  return names?.host ? { ...names, groups: group.replace(/;+$/, '').split(';'), nick } : undefined
}

function toText(term: ErlangTerm): string | undefined {
  if (typeof term === 'string') return term
  if (Array.isArray(term)) return term.length === 0 ? '' : undefined
  return typeof term === 'object' && 'chars' in term ? term.chars : undefined
}

/** Puts all contacts into the contact list of each owner, who is none of their own. */
async function push(
  context: HostedContext,
  owners: readonly Account[],
  contacts: readonly Contact[],
): Promise<Outcome<boolean>> {
  for (const owner of owners) {
    await context.store.transact(async trx => {
      for (const contact of contacts) {
        if (contact.user === owner.user && contact.host === owner.host) continue
        const { nick, groups } = contact
        await putRosterItemIn(trx, owner, { jid: formatJid(contact), nick, subscription: 'both', groups })
      }
    })
    await breathe()
  }
  return success
}
