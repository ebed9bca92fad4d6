import { LATEST } from '@/lib/commands/definition'
import { ok } from '@/lib/commands/outcome'
import { bytesToText } from '@/lib/commands/text'
import type { Credentials, Origin } from '@/lib/servers/server'
import { parseXml } from '@/lib/xml/parse'
import type { CtlAnswer } from '../ctl/answer'
import { failureAnswer } from '../ctl/failure'
import { type CtlOptions, createCtl } from '../ctl/run'
import { callerAddress, type TrustedProxies } from '../forwarded-for'
import type { HttpAnswer } from '../http'
import type { RoutedRequest } from '../listener'
import { readAuthorization } from '../rest/authorization'
import { admit, isFromPage, type ModRestRules, mayReceive } from './rules'
import { splitLine } from './split-line'

export interface ModRestOptions extends CtlOptions {
  readonly rules: ModRestRules
  /** The listener's `tag`, which rules may ask for. */
  readonly tag?: string
  readonly trustedProxies: TrustedProxies
}

interface Who {
  readonly credentials: Credentials
  readonly origin: Origin
}

/**
 * `mod_rest` of ejabberd's contributed modules: a POST is a line of ejabberdctl, or a stanza to send. Where `allowed_ips`
 * is set, its addresses are what ejabberd makes of them: the caller `ejabberd_ctl`, without credentials. Everybody
 * else shows credentials, in the header or by `--auth`, and is a caller of `mod_http_api`.
 */
export function createModRestHandler({ rules, tag, trustedProxies, ...options }: ModRestOptions) {
  const ctl = createCtl(options)
  const { gateway, server } = options

  return async (request: RoutedRequest): Promise<HttpAnswer | undefined> => {
    const { method, headers, body, address: peer, rest } = request
    if (method !== 'POST' || rest.length > 0 || !body) return answer(200, 'Try POSTing a stanza.')
    const address = callerAddress(peer, headers['x-forwarded-for'], trustedProxies)
    if (address === undefined) return undefined
    const admitted = admit(rules, address)
    if (admitted === 'nobody') return REJECTED
    const credentials = readAuthorization(headers.authorization)
    const text = bytesToText(body)
    const argv = text.startsWith('<') ? undefined : splitLine(text)
    const isKnown = credentials.kind !== 'none' || argv?.[0] === '--auth'
    const isAddress = admitted === 'as-address' && credentials.kind === 'none'
    if (!isKnown && (!isAddress || isFromPage(request))) return isAddress ? REJECTED : UNKNOWN_CALLER

    const who: Who = {
      credentials,
      origin: { frontend: isAddress ? 'ejabberd_ctl' : 'mod_http_api', address, tag },
    }
    if (credentials.kind !== 'none') {
      const identified = await server.identify(credentials, who.origin)
      if (identified.kind !== 'ok') {
        return answer(identified.kind === 'slow-down' ? 429 : 401, failureAnswer(identified).text)
      }
    }
    return argv ? runLine(argv, who) : sendStanza(text, who)
  }

  async function runLine(argv: readonly string[], who: Who): Promise<HttpAnswer> {
    // To ejabberd an address is the account without a name, whom no virtual host lets configure it.
    const mayCall = ({ args }: { readonly args: readonly { readonly name: string }[] }) =>
      who.origin.frontend !== 'ejabberd_ctl' || !args.some(({ name }) => name === 'host')
    return lineAnswer(await ctl({ argv, ...who, program: 'ejabberdctl', mayCall }))
  }

  async function sendStanza(text: string, who: Who): Promise<HttpAnswer> {
    const parsed = parseXml(text)
    if (!parsed.ok) return REJECTED
    const { name, attrs } = parsed.element
    if (!['message', 'presence', 'iq'].includes(name)) return answer(500, 'Error: xmpp_codec')
    const { from = '', to = '' } = attrs
    const isAllowed = rules.allowedStanzaTypes?.includes(name) ?? true
    if (!isAllowed || !mayReceive(rules, to)) return REJECTED
    const { outcome } = await gateway.run({
      ...{ server, command: 'send_stanza', version: LATEST },
      ...who,
      readArguments: () => ok({ from, to, stanza: text }),
    })
    if (outcome.kind === 'ok') return answer(200, 'Ok')
    return answer(outcome.kind === 'forbidden' ? 403 : 500, failureAnswer(outcome).text)
  }
}

/** The text, or the exit code where there is none; what was printed on the way is not part of it. */
const lineAnswer = ({ text, exit }: CtlAnswer) => answer(200, text === '' ? String(exit) : text)

/** Plain text: what somebody sent in is not for a browser to take for a page. */
const answer = (status: number, body: HttpAnswer['body']): HttpAnswer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  body,
})

const REJECTED = answer(406, 'Error: REST request is rejected by service.')
const UNKNOWN_CALLER = answer(401, 'Error: Credentials are needed, in the header Authorization or by --auth.')
