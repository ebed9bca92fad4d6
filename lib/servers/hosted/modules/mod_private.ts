import { binary, restuple } from '@/lib/commands/fields'
import { ok, refusedAsResult } from '@/lib/commands/outcome'
import { parseXml } from '@/lib/xml/parse'
import { accountOf } from '../accounts'
import { crashed } from '../answers'
import { BOOKMARKS, publishBookmarks } from '../bookmarks'
import { isLoaded, servedHost } from '../hosts'
import { defineModule } from '../module'
import { readPrivate } from '../private-storage'

export const modPrivate = defineModule('mod_private', command => [
  command(
    {
      name: 'bookmarks_to_pep',
      tags: ['private'],
      args: [binary('user'), binary('host')],
      renames: { server: 'host' },
      result: restuple('res'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host)) return crashed
      const account = accountOf(context, user, host)
      const row = account && (await readPrivate(context.store, account.user, account.host, BOOKMARKS))
      const parsed = row && parseXml(row.data)
      if (!account || !parsed?.ok)
        return refusedAsResult('Cannot retrieve bookmarks from private XML storage')
      // ejabberd says that they were exported even where there is no module to keep them.
      if (!isLoaded(context, 'mod_pubsub')) return refusedAsResult('The module mod_pubsub is not loaded')
      await publishBookmarks(context.store, account, parsed.element)
      return ok('Bookmarks exported to PEP node')
    },
  ),
])
