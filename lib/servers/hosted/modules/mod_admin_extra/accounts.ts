import { binary, rescode } from '@/lib/commands/fields'
import { refusedAtom } from '@/lib/commands/outcome'
import { accountExists, accountOf, checkPassword, setPassword, storedPassword } from '../../accounts'
import { success, yesNo } from '../../answers'
import { isBarred } from '../../bans'
import { digestHex } from '../../digest'
import type { CommandGroup } from '../../module'
import { isAcceptablePassword, PLAIN } from '../../passwords'

export const accountCommands: CommandGroup = command => [
  command(
    {
      name: 'check_account',
      tags: ['accounts'],
      args: [binary('user'), binary('host')],
      result: rescode('res'),
    },
    ({ user, host }, context) => {
      const exists = accountExists(context, user, host)
      return exists instanceof Promise ? exists.then(yesNo) : yesNo(exists)
    },
  ),

  command(
    {
      name: 'check_password',
      tags: ['accounts'],
      args: [binary('user'), binary('host'), binary('password')],
      result: rescode('res'),
    },
    async ({ user, host, password }, context) =>
      yesNo(await checkPassword(context, accountOf(context, user, host), password)),
  ),

  command(
    {
      name: 'check_password_hash',
      tags: ['accounts'],
      args: [binary('user'), binary('host'), binary('passwordhash'), binary('hashmethod')],
      result: rescode('res'),
    },
    async ({ user, host, passwordhash, hashmethod }, context) => {
      const account = accountOf(context, user, host)
      const stored = account && (await storedPassword(context, account))
      // An account that is not there or banned counts as one with an empty password (recorded: cmd-accounts-password).
      const isOpen = account && stored && !(await isBarred(context.store, account.user, account.host))
      const digest = digestHex(hashmethod, isOpen ? stored.password : '')
      if (digest === undefined) return refusedAtom('unkown_hash_method')
      if (isOpen && stored.type !== PLAIN) return refusedAtom('passwords_scrammed_command_cannot_work')
      return yesNo(digest === passwordhash)
    },
  ),

  command(
    {
      name: 'change_password',
      tags: ['accounts'],
      args: [binary('user'), binary('host'), binary('newpass')],
      result: rescode('res'),
    },
    async ({ user, host, newpass }, context) => {
      const account = accountOf(context, user, host)
      if (!account || !(await accountExists(context, user, host))) {
        return { kind: 'not-found', reason: 'unknown_user' }
      }
      if (!isAcceptablePassword(newpass)) return refusedAtom('invalid_password')
      await setPassword(context, account, newpass)
      return success
    },
  ),
]
