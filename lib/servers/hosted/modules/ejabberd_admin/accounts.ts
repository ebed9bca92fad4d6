import { binary, list, restuple, string } from '@/lib/commands/fields'
import { shortOrLong } from '@/lib/commands/long-list'
import { type CommandFailure, ok, refusedAsResult } from '@/lib/commands/outcome'
import { accountNames } from '../../account-list'
import { removeAccount } from '../../account-removal'
import { accountOf, createAccount } from '../../accounts'
import { isLoaded, servedHost } from '../../hosts'
import { REGISTERED, writeLast } from '../../last'
import type { CommandGroup } from '../../module'
import { nowSeconds } from '../../time'

const UNKNOWN_HOST = refusedAsResult('Unknown virtual host')

const cannotRegister = (message: string): CommandFailure => ({ kind: 'error', code: 10001, message })

/** Answers quote the name and the host as they were given. */
export const accountCommands: CommandGroup = command => [
  command(
    {
      name: 'register',
      tags: ['accounts'],
      policy: 'admin',
      args: [binary('user'), binary('host'), binary('password')],
      result: restuple('res'),
    },
    async ({ user, host, password }, context) => {
      const served = servedHost(context, host)
      if (!served) return cannotRegister('Unknown virtual host')
      const why = `Can't register user ${user}@${host} at node ${context.node.name}`
      const creation = await createAccount(context, user, served, password)
      switch (creation) {
        case 'bad-name':
          return cannotRegister(`${why}: Malformed username`)
        case 'bad-password':
          return cannotRegister(`${why}: The password contains unacceptable characters`)
        case 'exists':
          return { kind: 'conflict', code: 10090, message: `User ${user}@${host} already registered` }
        case 'created': {
          const account = accountOf(context, user, host)
          if (account && isLoaded(context, 'mod_last')) {
            await writeLast(context.store, account.user, account.host, nowSeconds(), REGISTERED)
          }
          return ok(`User ${user}@${host} successfully registered`)
        }
      }
    },
  ),

  command(
    {
      name: 'unregister',
      tags: ['accounts'],
      policy: 'admin',
      args: [binary('user'), binary('host')],
      result: restuple('res'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host)) return UNKNOWN_HOST
      const account = accountOf(context, user, host)
      if (account) await removeAccount(context, account)
      return ok('')
    },
  ),

  command(
    {
      name: 'registered_users',
      tags: ['accounts'],
      args: [binary('host')],
      result: list('users', string('username')),
    },
    async ({ host }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      return ok(await shortOrLong(accountNames(context.store, served)))
    },
  ),

  command(
    { name: 'registered_vhosts', tags: ['server'], args: [], result: list('vhosts', string('vhost')) },
    (_, { config }) => ok(config.hosts),
  ),
]
