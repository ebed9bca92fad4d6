import { binary, integer } from '@/lib/commands/fields'
import { parseNetwork } from '@/lib/commands/network'
import { ok } from '@/lib/commands/outcome'
import { defineModule } from '../module'

/** ejabberd bans addresses from which come many wrong passwords; a hosted server makes such callers wait. */
export const modFail2ban = defineModule('mod_fail2ban', command => [
  command(
    { name: 'unban_ip', tags: ['accounts'], args: [binary('address')], result: integer('unbanned') },
    ({ address }, { node }) => {
      const network = parseNetwork(address)
      return ok(network ? node.attempts.forgive(network) : 0)
    },
  ),
])
