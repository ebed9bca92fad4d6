import { readJson } from '@/lib/commands/json'
import { toYaml } from '@/lib/yaml/write'
import type { Answer } from '../../client'
import type { Examination, Finding, Step } from '../step'

/** A grant that ejabberd does not give: it looks at the client first, and says so, and issues nothing (SPEC 9.1). */
const NONSENSE = 'grant_type=none'

/** Whether OAuth is there, and whom it lets ask for a token. */
export const oauth: Step = {
  id: 'oauth',
  title: 'OAuth tokens can be had',
  why: 'Programs should come with tokens that allow a few commands, not with the password of an admin.',
  needs: ['port', 'tls'],
  async look(examination) {
    const { oauthClient } = examination
    const asked = await oauthClient.ask({ path: 'token', body: NONSENSE })
    const where = `${oauthClient.host}${oauthClient.basePath}/token`
    if (asked.kind !== 'ok')
      return examination.tokens
        ? {
            state: 'unclear',
            seen: `${where} was asked and did not answer properly.`,
            fix: fixOf(examination),
          }
        : { state: 'ok', seen: NOT_NEEDED(where) }
    const check = clientCheckOf(asked.value)
    if (check !== undefined) return { state: 'ok', seen: check }
    return absent(examination, where, asked.value.status)
  },
}

function absent(examination: Examination, where: string, status: number): Finding {
  if (!examination.tokens) return { state: 'ok', seen: NOT_NEEDED(where) }
  const seen =
    status === 500
      ? `${where} answers HTTP 500. On Debian that is so without the package erlang-p1-oauth2.`
      : `There is no OAuth at ${where} (HTTP ${status}).`
  return { state: 'problem', isPassable: true, seen, fix: fixOf(examination) }
}

const NOT_NEEDED = (where: string) => `There is none at ${where}, and you did not ask for tokens.`

const fixOf = (examination: Examination) => {
  const { listen, oauth_access, oauth_client_id_check } = examination.sections()
  return {
    say: 'Hand a path to ejabberd_oauth, and say who may have tokens: nobody may unless you do.',
    file: 'ejabberd.yml' as const,
    yaml: toYaml({ listen, ...(oauth_access && { oauth_access, oauth_client_id_check }) }),
  }
}

/** `oauth_client_id_check` as the answer to nonsense tells it; undefined where that is not ejabberd's OAuth. */
function clientCheckOf({ status, body, type }: Answer): string | undefined {
  if (status === 401)
    return 'OAuth is there. Clients are checked (oauth_client_id_check is db or deny): a program must be known to fetch a token.'
  const json = type === 'application/json' ? readJson(body) : undefined
  const error = json instanceof Map ? json.get('error') : undefined
  return status === 400 && error === 'unsupported_grant_type'
    ? 'OAuth is there. Clients are not checked (oauth_client_id_check is allow): a JID and its password are enough for a token.'
    : undefined
}
