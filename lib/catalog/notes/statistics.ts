import type { Entries } from './entry'

const name = { label: 'Figure', meaning: 'choice' } as const

export const statistics = {
  stats: {
    summary: 'Read one figure of the server: accounts, sessions, uptime or Erlang processes',
    effect: 'read',
    args: {
      name: {
        ...name,
        choices: ['registeredusers', 'onlineusers', 'onlineusersnode', 'uptimeseconds', 'processes'],
      },
    },
  },
  stats_host: {
    summary: 'Tell how many accounts or sessions a virtual host has',
    effect: 'read',
    args: { name: { ...name, choices: ['registeredusers', 'onlineusers'] } },
  },
} satisfies Entries
