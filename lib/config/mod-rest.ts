import { z } from 'zod'
import { formatJid, parseJid } from '@/lib/commands/jid'
import { type Network, parseNetwork } from '@/lib/commands/network'
import type { HostedConfig } from '@/lib/servers/hosted/config'
import type { Problem } from './problem'

/** `all` is what ejabberd takes for the absence of a list. */
const listOf = <T extends z.ZodType<string>>(element: T) =>
  z.preprocess(given => (given === 'all' ? undefined : given), z.array(element).optional())

const schema = z.strictObject({
  allowed_ips: listOf(z.string()),
  allowed_destinations: listOf(z.string()),
  allowed_stanza_types: listOf(z.enum(['message', 'presence', 'iq'])),
  /** ejabberd does not look at it either. */
  access_commands: z.unknown().optional(),
})

/**
 * The options of `mod_rest`. `allowed_ips: all` and its absence are the same here: an address alone opens something only
 * where it is named.
 */
export function modRestRules({ modules }: HostedConfig, problems: Problem[]) {
  const complain = (key: string, message: string) =>
    problems.push({ path: `modules.mod_rest${key && `.${key}`}`, message })
  const parsed = schema.safeParse(modules?.mod_rest ?? {})
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) complain(path.join('.'), message)
    return {}
  }
  const { allowed_ips, allowed_destinations, allowed_stanza_types } = parsed.data
  const allowedIps = each(allowed_ips, (text, at): Network | undefined => {
    const network = parseNetwork(text)
    if (!network) complain(`allowed_ips.${at}`, 'must be an address, or a network such as 10.0.0.0/8')
    return network
  })
  const allowedDestinations = each(allowed_destinations, (text, at) => {
    const jid = parseJid(text)
    if (!jid) complain(`allowed_destinations.${at}`, 'must be a JID')
    return jid && formatJid(jid)
  })
  return { allowedIps, allowedDestinations, allowedStanzaTypes: each(allowed_stanza_types, type => type) }
}

function each<T extends string, R>(
  given: readonly T[] | undefined,
  read: (text: T, at: number) => R | undefined,
) {
  return given?.map(read).filter(value => value !== undefined)
}
