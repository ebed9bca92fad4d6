import { binary, list, rescode, string } from '@/lib/commands/fields'
import { prepareHost, prepareUser } from '@/lib/commands/jid'
import { type CommandFailure, type Outcome, ok, refusedAtom } from '@/lib/commands/outcome'
import { element, type XmlElement } from '@/lib/xml/element'
import { accountOf } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { readAddress } from '../../rooms/address'
import { findService } from '../../rooms/services'
import { changeVcard, readVcard } from '../../vcard'
import { fieldText, partText, withField, withPart } from '../../vcard-fields'

const owner = [binary('user'), binary('host')] as const
const part = [...owner, binary('name'), binary('subname')] as const

const NO_CARD = refusedAtom('error_no_vcard_found')
const NO_VALUE = refusedAtom('error_no_value_found_in_vcard')

export const vcardCommands: CommandGroup = command => [
  command(
    {
      name: 'set_nickname',
      tags: ['vcard'],
      args: [...owner, binary('nickname')],
      result: rescode('res'),
    },
    // The nickname replaces the whole card, as it does with ejabberd.
    ({ nickname, ...account }, context) =>
      prepareUser(account.user) === undefined
        ? failed('error')
        : change(context, account, () => [element('NICKNAME', {}, ...(nickname ? [nickname] : []))]),
  ),

  command(
    { name: 'get_vcard', tags: ['vcard'], args: [...owner, binary('name')], result: string('content') },
    ({ name, ...account }, context) => look(context, account, fields => fieldText(fields, name) ?? NO_VALUE),
  ),

  command(
    { name: 'get_vcard2', tags: ['vcard'], args: part, result: string('content') },
    ({ name, subname, ...account }, context) =>
      look(context, account, fields => partText(fields, name, subname) ?? missingPart(name)),
  ),

  command(
    { name: 'get_vcard2_multi', tags: ['vcard'], args: part, result: list('contents', string('value')) },
    async ({ name, subname, ...account }, context) => {
      const found = await look(
        context,
        account,
        fields => partText(fields, name, subname) ?? missingPart(name),
      )
      return found.kind === 'ok' ? ok([found.value]) : found
    },
  ),

  command(
    {
      name: 'set_vcard',
      tags: ['vcard'],
      args: [...owner, binary('name'), binary('content')],
      result: rescode('res'),
    },
    ({ name, content, ...account }, context) =>
      change(context, account, fields => withField(fields, name, content)),
  ),

  command(
    {
      name: 'set_vcard2',
      tags: ['vcard'],
      args: [...part, binary('content')],
      result: rescode('res'),
    },
    ({ name, subname, content, ...account }, context) =>
      change(context, account, fields => withPart(fields, name, subname, [content])),
  ),

  command(
    {
      name: 'set_vcard2_multi',
      tags: ['vcard'],
      args: [...part, list('contents', binary('value'))],
      result: rescode('res'),
    },
    async ({ name, subname, contents, ...account }, context) =>
      contents.length > 0
        ? change(context, account, fields => withPart(fields, name, subname, contents))
        : crashed,
  ),
]

interface Owner {
  readonly user: string
  readonly host: string
}

type Fields = readonly XmlElement[]

const WRONG_HOST = refusedAtom('error_wrong_hostname')

/** A telephone number of a kind that the card does not have is too much for ejabberd. */
const missingPart = (name: string) => (name === 'TEL' ? crashed : NO_VALUE)

async function look(
  context: HostedContext,
  { user, host }: Owner,
  find: (fields: Fields) => string | CommandFailure,
): Promise<Outcome<string>> {
  if (!isLoaded(context, 'mod_vcard')) return crashed
  const domain = prepareHost(host)
  if (domain === undefined) return crashed
  // Rooms may have cards, but nobody here can give them one.
  if (!servedHost(context, host)) {
    if (!findService(context, domain)) return WRONG_HOST
    const room = readAddress(context, user, host)
    return 'kind' in room ? room : NO_CARD
  }
  const account = accountOf(context, user, host)
  const fields = account && (await readVcard(context.store, account))
  const found = fields ? find(fields) : NO_CARD
  return typeof found === 'string' ? ok(found) : found
}

async function change(
  context: HostedContext,
  { user, host }: Owner,
  edit: (fields: Fields) => Fields,
): Promise<Outcome<boolean>> {
  if (!servedHost(context, host) || !isLoaded(context, 'mod_vcard')) return crashed
  const account = accountOf(context, user, host)
  if (!account) return refusedAtom('badarg')
  await changeVcard(context.store, account, user, edit)
  return success
}
