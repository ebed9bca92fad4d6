import { binary, rescode } from '@/lib/commands/fields'
import { prepareHost } from '@/lib/commands/jid'
import { setPassword } from '../../accounts'
import { crashed, success } from '../../answers'
import { servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { PLAIN } from '../../passwords'

const ACCOUNTS_A_PIECE = 100

export const sqlCommands: CommandGroup = command => [
  command(
    { name: 'convert_to_scram', tags: ['sql'], args: [binary('host')], result: rescode('res') },
    async ({ host }, context) => {
      const served = servedHost(context, host)
      if (!served) return prepareHost(host) ? success : crashed
      const { db } = context.store
      const passwords = { ...context.config.passwords, format: 'scram' as const }
      const scrammed = { ...context, config: { ...context.config, passwords } }
      for (;;) {
        const rows = await db
          .selectFrom('users')
          .select(['username', 'password'])
          .where('server_host', '=', served)
          .where('type', '=', PLAIN)
          .limit(ACCOUNTS_A_PIECE)
          .execute()
        if (rows.length === 0) return success
        for (const { username, password } of rows) {
          await setPassword(scrammed, { user: username, host: served }, password)
        }
      }
    },
  ),
]
