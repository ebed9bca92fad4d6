import { readAnswer } from '../../discovery/probe/answer'
import { POISON } from '../../identify'
import { accountOf } from '../account'
import { configFix } from '../fixes'
import type { Examination, Step } from '../step'

/** A command that API versions before 2 do not have: whether it is there tells which version is meant by none. */
const NEW = 'get_ban_details'

/** Which API version a call without one gets: `default_version`, which may differ between virtual hosts (SPEC 2.1). */
export const host: Step = {
  id: 'host',
  title: 'The Host header names the right virtual host',
  why: 'A call that names no API version gets the default_version of the virtual host in its Host header. Switchboard always names one; programs that are passed through may not.',
  needs: ['api'],
  async look(examination) {
    const { client, config, release, credentials } = examination
    if (!release().hasVersions)
      return { state: 'ok', seen: 'This release has no API versions: the Host header does not matter.' }
    if ((await isThere(examination, `${NEW}/v2`)) !== true) {
      return {
        state: 'unclear',
        seen: `It cannot be told without the command ${NEW}, which mod_admin_extra brings.`,
      }
    }
    const virtualHost = accountOf(credentials)?.host
    const here = await isThere(examination, NEW)
    const there = virtualHost === undefined ? here : await isThere(examination, NEW, virtualHost)
    if (here === undefined || there === undefined)
      return { state: 'unclear', seen: `${client.host} answered the same question in different ways.` }
    const gets = (isNew: boolean) => (isNew ? 'version 2 or newer' : 'version 0 or 1')
    if (here === there) {
      return {
        state: 'ok',
        seen: `A call that names no version gets ${gets(here)}, as Host ${client.host}${virtualHost === undefined ? '' : ` and as ${virtualHost}`}.`,
      }
    }
    return {
      state: 'problem',
      isPassable: true,
      seen: `A call that names no version gets ${gets(here)} as Host ${client.host}, and ${gets(there)} as ${virtualHost}.`,
      fix: configFix(
        config,
        { url: config.url, keep_host: true },
        'Hand on the Host of other programs, or write the virtual host into the url.',
      ),
    }
  },
}

/** Undefined where the answer does not tell. */
async function isThere({ client }: Examination, path: string, hostHeader?: string) {
  const asked = await client.ask({ path, body: POISON, hostHeader })
  if (asked.kind !== 'ok') return undefined
  const said = readAnswer(asked.value)
  if (said.kind === 'absent') return false
  return said.kind === 'missing' || said.kind === 'left-over' || said.kind === 'unknown-word'
    ? true
    : undefined
}
