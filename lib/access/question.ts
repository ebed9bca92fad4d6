import type { Definition } from '@/lib/commands/definition'
import { parseJid } from '@/lib/commands/jid'
import { parseAddress } from '@/lib/commands/network'
import type { AccessRequest } from './decide'

/** "May this JID, from this address, through this interface, with these scopes, run this command on this host?" */
export interface Question {
  readonly command: string
  /** API version; left out: the newest. */
  readonly version?: number
  /** The argument `host`, for a command that has one. */
  readonly host?: string
  /** `null`: nobody, without credentials. Left out: who asks. */
  readonly jid?: string | null
  /** Left out: the address of who asks. */
  readonly address?: string
  /** Left out: `mod_http_api`. */
  readonly frontend?: string
  /** Present: with a token of these scopes. */
  readonly scopes?: readonly string[]
}

/** A part of a question that cannot be understood, and why. */
export interface QuestionProblem {
  readonly part: 'jid' | 'host' | 'address'
  readonly message: string
}

/** The question as the rules take it. What it leaves out must have been filled in. */
export function requestOf(
  { args }: Definition,
  { command, host, jid, address, frontend = 'mod_http_api', scopes }: Question,
): { readonly request: AccessRequest } | { readonly problem: QuestionProblem } {
  const account = typeof jid === 'string' ? parseJid(jid) : undefined
  if (typeof jid === 'string' && !account?.user) return wrong('jid', 'Write a JID, such as alice@localhost.')
  if (address && !parseAddress(address))
    return wrong('address', 'Write an IPv4 or IPv6 address, such as 192.0.2.7.')
  const takesHost = args.some(({ name }) => name === 'host')
  if (takesHost && host === undefined)
    return wrong('host', `${command} acts on a virtual host: say on which one.`)
  return {
    request: {
      command,
      args: takesHost && host !== undefined ? { host } : {},
      frontend,
      subject: {
        ...(account && { jid: { user: account.user, host: account.host } }),
        ...(address && { address }),
        ...(account && scopes && { scopes }),
      },
    },
  }
}

const wrong = (part: QuestionProblem['part'], message: string) => ({ problem: { part, message } })
