import { readAnswer } from '../../discovery/probe/answer'
import { POISON } from '../../identify'
import { accountOf } from '../account'
import { configFix } from '../fixes'
import type { Examination, Step } from '../step'

/** A command that differs from API version `since` on: its first argument is called so from then on, if it was there before. */
interface Sign {
  readonly command: string
  readonly since: number
  readonly first: string
}

/** That of the module that most servers have, then that of those which only manage rooms. */
const SIGNS: readonly Sign[] = [
  { command: 'get_ban_details', since: 2, first: 'user' },
  { command: 'get_room_affiliations', since: 3, first: 'room' },
]

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
    const sign = await signOf(examination)
    if (!sign) {
      const names = SIGNS.map(({ command }) => command).join(' or ')
      return {
        state: 'unclear',
        seen: `It cannot be told without the command ${names}: mod_admin_extra or mod_muc_admin brings it.`,
      }
    }
    const virtualHost = accountOf(credentials)?.host
    const here = await isNew(examination, sign)
    const there = virtualHost === undefined ? here : await isNew(examination, sign, { as: virtualHost })
    if (here === undefined || there === undefined)
      return { state: 'unclear', seen: `${client.host} answered the same question in different ways.` }
    const gets = (isNewer: boolean) =>
      isNewer ? `version ${sign.since} or newer` : `version ${sign.since - 1} or older`
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

/** The first command that this server has in a version that differs. */
async function signOf(examination: Examination): Promise<Sign | undefined> {
  for (const sign of SIGNS) if (await isNew(examination, sign, { version: sign.since })) return sign
  return undefined
}

/** Whether the newer definition of a sign answers, asked without arguments; undefined where the answer does not tell. */
async function isNew(
  { client }: Examination,
  { command, first }: Sign,
  { version, as }: { version?: number; as?: string } = {},
): Promise<boolean | undefined> {
  const path = version === undefined ? command : `${command}/v${version}`
  const asked = await client.ask({ path, body: POISON, hostHeader: as })
  if (asked.kind !== 'ok') return undefined
  const said = readAnswer(asked.value)
  if (said.kind === 'absent') return false
  return said.kind === 'missing' ? said.name === first : undefined
}
