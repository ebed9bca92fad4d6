import { authorizationOf, POISON, readProbe } from '../../identify'
import { accountOf } from '../account'
import type { Step } from '../step'

/** Whether the account and its password are right, by a question that cannot run (SPEC 8). */
export const credentials: Step = {
  id: 'credentials',
  title: 'The credentials are accepted',
  why: 'ejabberd decides by the account that calls, and takes no wrong password, not even where everybody may call.',
  needs: ['api'],
  async look(examination) {
    const { client, credentials: given } = examination
    if (given.kind === 'none') return { state: 'untried', seen: 'No account was named to be tried.' }
    const account = accountOf(given)
    const authorization = authorizationOf(given)
    if (!account || authorization === undefined) {
      return {
        state: 'problem',
        seen: 'That is no JID of an account.',
        fix: { say: 'Write it as account@virtual-host.' },
      }
    }
    const jid = `${account.user}@${account.host}`
    const asked = await client.ask({ path: 'status', body: POISON, authorization })
    const verdict = asked.kind === 'ok' ? readProbe(asked.value, client.host) : asked
    if (verdict.kind === 'ok')
      return { state: 'ok', seen: `${jid} and its password are right. Nothing was run to find that out.` }
    if (verdict.kind !== 'bad-credentials') {
      return { state: 'unclear', seen: `${client.host} answered neither yes nor no. Try again.` }
    }
    return {
      state: 'problem',
      seen: `${client.host} does not accept ${jid} with this password (401). It does not say which of them is wrong.`,
      fix: {
        say: `${account.host} must be one of ejabberd's hosts, the account must be there and not be banned. ejabberdctl check_account ${account.user} ${account.host} says by its exit code whether it is there.`,
      },
    }
  },
}
