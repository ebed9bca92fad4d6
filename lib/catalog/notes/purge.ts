import { shared } from '../arguments'
import type { Entries } from './entry'

export const purge = {
  delete_expired_pubsub_items: {
    summary: 'Delete PubSub items whose expiry date has passed',
    effect: 'destructive',
    verb: 'Delete items',
  },
  delete_old_pubsub_items: {
    summary: 'Keep the newest items of every PubSub node and delete the rest',
    effect: 'destructive',
    verb: 'Delete items',
    args: { number: { label: 'Items to keep', meaning: 'number', unit: 'items', about: 'Per PubSub node.' } },
  },
  delete_old_push_sessions: {
    summary: 'Forget push registrations of devices that were silent for a number of days',
    effect: 'destructive',
    verb: 'Delete registrations',
    caution: 'Such a device gets no push messages until its app registers again.',
    args: { days: { ...shared.days, about: 'Registrations that are older than this go.' } },
  },
} satisfies Entries
