import { binary, rescode } from '@/lib/commands/fields'
import { prepareNames } from '@/lib/commands/jid'
import { parseXml } from '@/lib/xml/parse'
import { type Account, accountOf } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded } from '../../hosts'
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
      if (!prepareNames(user, host)) return failed('error')
      const account = accountOf(context, user, host)
      if (!account) return elsewhere(request)
      return (await fulfil(context, account, request)) ? success : failed('error')
    },
  ),
]

/** Of a host that is not served there are no lists to look at. */
function elsewhere(request: PrivacyRequest) {
  if (request.kind === 'unusable') return failed('error')
  return request.kind === 'active' && request.name === undefined ? success : crashed
}

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
