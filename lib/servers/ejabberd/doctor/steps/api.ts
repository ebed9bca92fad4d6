import { POISON, readProbe } from '../../identify'
import { listenFix } from '../fixes'
import type { Step } from '../step'

/** Whether `mod_http_api` answers under the path of the url. Asks what cannot run (SPEC 8). */
export const api: Step = {
  id: 'api',
  title: 'mod_http_api answers under this path',
  why: 'ejabberd serves its commands only where a listener hands a path to mod_http_api.',
  needs: ['port', 'tls'],
  async look(examination) {
    const { client, url } = examination
    const asked = await client.ask({ path: 'status', body: POISON })
    if (asked.kind === 'timeout' || asked.kind === 'too-large') {
      const why =
        asked.kind === 'timeout'
          ? `did not answer within ${asked.timeoutMs / 1000} s`
          : `answered with more than ${asked.limitBytes} bytes`
      return { state: 'unclear', seen: `${client.host} ${why}. Is it another program that listens there?` }
    }
    if (asked.kind !== 'ok') {
      return {
        state: 'problem',
        seen: `${asked.message.replace(/[.?]$/, '')}.`,
        fix: listenFix(examination, 'The url must be that of a listener with the module ejabberd_http.'),
      }
    }
    const { status } = asked.value
    const verdict = readProbe(asked.value, client.host)
    if (verdict.kind === 'ok') {
      const path = url.pathname.replace(/\/+$/, '') || '/'
      return { state: 'ok', seen: `mod_http_api answers below ${path}. Nothing was run to find that out.` }
    }
    if (status === 401 || status === 403) {
      return {
        state: 'problem',
        seen: `HTTP ${status} to a question without credentials. ejabberd does not answer so: something in front of it wants credentials of its own, or refuses the address of Switchboard.`,
        fix: {
          say: 'Let the proxy in front of ejabberd pass this path on, with the header Authorization as it is; or name the address of ejabberd itself in the url.',
        },
      }
    }
    if (status === 404) {
      return {
        state: 'problem',
        seen: `${client.host} answers, but there is nothing under ${url.pathname} (404).`,
        fix: listenFix(
          examination,
          'Hand the path to mod_http_api; or correct the path in the url, if another one is handed to it already.',
        ),
      }
    }
    return {
      state: 'problem',
      seen: `What answers at ${client.host} does not speak as mod_http_api does (HTTP ${status}).`,
      fix: listenFix(examination, 'The url must be that of ejabberd, with the path of mod_http_api.'),
    }
  },
}
