import { integer, rescode } from '@/lib/commands/fields'
import { refusedAsResult } from '@/lib/commands/outcome'
import { success } from '../answers'
import { defineModule } from '../module'
import { deleteExpiredItems, keepNewestItems } from '../pubsub'

const NAME = 'mod_pubsub'

/** Cleaning of publish-subscribe nodes, which clients of a real ejabberd on the same database fill. */
export const modPubsub = defineModule(NAME, command => [
  command(
    { name: 'delete_old_pubsub_items', tags: ['purge'], args: [integer('number')], result: rescode('res') },
    async ({ number }, { store, config }) => {
      if (number < 0) return refusedAsResult('The number must not be negative')
      const count = Math.min(Number(number), Number.MAX_SAFE_INTEGER)
      for (const host of config.hosts) await keepNewestItems(store, host, count)
      return success
    },
  ),

  command(
    { name: 'delete_expired_pubsub_items', tags: ['purge'], args: [], result: rescode('res') },
    async (_, { store, config }) => {
      const limit = config.modules?.[NAME]?.max_item_expire_node
      const elseSeconds = typeof limit === 'number' ? limit : undefined
      for (const host of config.hosts) await deleteExpiredItems(store, host, elseSeconds)
      return success
    },
  ),
])
