import { formatJid } from '@/lib/commands/jid'
import type { Value } from '@/lib/commands/types'
import type { CommandServer, ServerCall } from '@/lib/servers/server'

/**
 * What holders of accounts may do about themselves on the server that Switchboard hosts, though no rule permits it:
 * what XMPP lets them do with any client. ejabberd's rules cannot say "one's own": one that gives somebody `get_roster`
 * gives them everybody's. So the console may ask for this, call by call, and it is checked here, on the one road.
 */
export interface OwnRight {
  /** The part of the result that is the caller's; undefined: all of it. */
  readonly keep?: (value: Value) => Value
}

interface Own {
  /** "alice@localhost" */
  readonly jid: string
  readonly user: string
  readonly host: string
}

interface OwnCommand {
  readonly isOwn: (call: ServerCall, own: Own, server: CommandServer) => boolean | Promise<boolean>
  readonly keep?: (value: Value, own: Own) => Value
}

const namesSelf: OwnCommand = {
  isOwn: ({ args }, { user, host }) => args.user === user && args.host === host,
}

const OWN_COMMANDS: ReadonlyMap<string, OwnCommand> = new Map<string, OwnCommand>([
  ['get_roster', namesSelf],
  ['get_offline_count', namesSelf],
  ['change_password', namesSelf],
  [
    'send_message',
    { isOwn: ({ args }, { jid }) => args.from === jid && (args.type === 'chat' || args.type === 'normal') },
  ],
  ['oauth_issue_token', { isOwn: ({ args }, { jid }) => args.jid === jid }],
  [
    'oauth_list_tokens',
    {
      isOwn: () => true,
      keep: (value, { jid }) =>
        Array.isArray(value) ? value.filter((token: Value) => ownerOf(token) === jid) : [],
    },
  ],
  ['oauth_revoke_token', { isOwn: ({ args, origin }, own, server) => owns(own, args.token, origin, server) }],
])

/** The commands that `ownRight` may grant. */
export const OWN_COMMAND_NAMES: readonly string[] = [...OWN_COMMANDS.keys()]

/**
 * Whether a call concerns nothing but the account that makes it. Never for a caller with a token, whose scopes say what
 * it is for, and never on a real server, which decides by itself.
 */
export async function ownRight(server: CommandServer, call: ServerCall): Promise<OwnRight | undefined> {
  const { jid, scopes } = call.caller
  const command = OWN_COMMANDS.get(call.definition.name)
  if (server.kind !== 'hosted' || !command || !jid?.user || scopes) return undefined
  const own = { ...jid, jid: formatJid(jid) }
  if (!(await command.isOwn(call, own, server))) return undefined
  const { keep } = command
  return keep ? { keep: value => keep(value, own) } : {}
}

const ownerOf = (token: Value) =>
  typeof token === 'object' && token !== null && !Array.isArray(token) && 'user' in token
    ? token.user
    : undefined

async function owns(own: Own, token: Value | undefined, origin: ServerCall['origin'], server: CommandServer) {
  if (typeof token !== 'string') return false
  const identified = await server.identify({ kind: 'bearer', token }, origin)
  return (
    identified.kind === 'ok' &&
    identified.value.jid !== undefined &&
    formatJid(identified.value.jid) === own.jid
  )
}
