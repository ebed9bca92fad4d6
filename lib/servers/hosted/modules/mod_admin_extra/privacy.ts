import { binary, rescode } from '@/lib/commands/fields'
import { prepareNames } from '@/lib/commands/jid'
import { parseXml } from '@/lib/xml/parse'
import type { Account } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import {
  hasPrivacyList,
  removePrivacyList,
  setDefaultPrivacyList,
  writePrivacyList,
} from '../../privacy-lists'
import { type PrivacyRequest, readPrivacyQuery } from '../../privacy-query'

export const privacyCommands: CommandGroup = command => [
  command(
    {
      name: 'privacy_set',
      tags: ['stanza'],
      args: [binary('user'), binary('host'), binary('xmlquery')],
      result: rescode('res'),
    },
    async ({ user, host, xmlquery }, context) => {
      if (!isLoaded(context, 'mod_privacy')) return crashed
      const parsed = parseXml(xmlquery)
      if (!parsed.ok) return failed('error')
      const request = readPrivacyQuery(parsed.element)
      if (!request) return crashed
      const account = prepareNames(user, host)
      if (!account) return failed('error')
      if (needsLists(request) && !servedHost(context, account.host)) return crashed
      return (await fulfil(context, account, request)) ? success : failed('error')
    },
  ),
]

/** Whether lists of the account are looked at or changed; a host that is not served has none. */
const needsLists = (request: PrivacyRequest) =>
  request.kind === 'active' ? request.name !== undefined : request.kind !== 'unusable'

async function fulfil({ store }: HostedContext, account: Account, request: PrivacyRequest): Promise<boolean> {
  switch (request.kind) {
    case 'set':
      await writePrivacyList(store, account, request.name, request.items)
      return true
    case 'remove':
      return (await removePrivacyList(store, account, request.name)) === 'removed'
    case 'default':
      return setDefaultPrivacyList(store, account, request.name)
    case 'active':
      // Holds for a session only, and nobody is online.
      return request.name === undefined || (await hasPrivacyList(store, account, request.name))
    case 'unusable':
      return false
  }
}
