import { integer, rescode } from '@/lib/commands/fields'
import { success } from '../answers'
import { defineModule } from '../module'

const DAY_MS = 86_400_000

/** Registrations for push notifications, which clients of a real ejabberd on the same database make. */
export const modPush = defineModule('mod_push', command => [
  command(
    { name: 'delete_old_push_sessions', tags: ['purge'], args: [integer('days')], result: rescode('res') },
    async ({ days }, { store, config }) => {
      // Microseconds, within what the column holds.
      const before = (Date.now() - Number(days) * DAY_MS) * 1000
      await store.db
        .deleteFrom('push_session')
        .where('server_host', 'in', config.hosts)
        .where('timestamp', '<', Math.max(0, Math.min(before, Number.MAX_SAFE_INTEGER)))
        .execute()
      return success
    },
  ),
])
