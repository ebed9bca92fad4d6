import { nameOf } from './accounts.mjs'
import { CONTACTS, JOBS, PASSWORD, ROSTER } from './jobs.mjs'
import { post } from './servers.mjs'

/** The same accounts and contacts on all; and all must give the same answers, or there is nothing to compare. */
export async function prepare(servers) {
  for (const server of servers) {
    const call = (command, args) => post(server.url, command, args, `Bearer ${server.token}`)
    for (const user of ['bench001', ROSTER.user])
      await call('register', { user, host: 'localhost', password: PASSWORD })
    for (let n = 1; n <= CONTACTS; n++)
      await call('add_rosteritem', {
        ...{ localuser: ROSTER.user, localhost: ROSTER.host, user: nameOf(n), host: 'localhost' },
        ...{ nick: `Contact ${n}`, group: 'Friends', subs: 'both' },
      })
  }
  for (const { command, args } of JOBS) {
    if (command === 'register') continue
    const [first, ...others] = await Promise.all(
      servers.map(async ({ url, token }) => sorted(await post(url, command, args, `Bearer ${token}`))),
    )
    const different = others.findIndex(answer => answer !== first)
    if (different < 0) continue
    const both = [first, others[different]].map(text => text.slice(0, 300))
    throw new Error(`${command} is answered differently: ${both.join('\n')}`)
  }
}

/** 23.01 does not sort what it answers, and has other fields beside the JID of a contact. */
const sorted = text =>
  [JSON.parse(text)]
    .flat()
    .map(part => JSON.stringify(part.jid ?? part))
    .sort()
    .join()
