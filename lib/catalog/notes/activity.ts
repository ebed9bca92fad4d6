import type { Entries } from './entry'

export const activity = {
  get_last: { summary: 'Tell when an account was last online', effect: 'read' },
  set_last: {
    summary: 'Record when an account was last online, and its parting words',
    effect: 'write',
    verb: 'Record',
    args: { status: { label: 'Status message', meaning: 'text' } },
  },
} satisfies Entries
