import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { configFix } from '../fixes'
import type { Step } from '../step'

/** Whether the host name of the url is one. */
export const name: Step = {
  id: 'name',
  title: 'The name resolves',
  why: 'Switchboard must find the address of the machine that ejabberd runs on.',
  needs: [],
  async look({ url, config }) {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host)) return { state: 'ok', seen: `${host} is an address: there is no name to look up.` }
    try {
      const found = await lookup(host, { all: true })
      return { state: 'ok', seen: `${host} is ${found.map(({ address }) => address).join(', ')}.` }
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'EAI_AGAIN')
        return { state: 'unclear', seen: `The name server did not answer for ${host}. Try again.` }
      return {
        state: 'problem',
        seen: `There is no address for ${host} (${code ?? 'no reason told'}).`,
        fix: configFix(
          config,
          { url: `${url.protocol}//xmpp.example.org:5443/api` },
          'Write a name that the machine of Switchboard can look up, or an address.',
        ),
      }
    }
  },
}
