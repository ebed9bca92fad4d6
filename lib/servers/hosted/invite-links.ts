import { formatJid } from '@/lib/commands/jid'
import type { Invite } from './invites'

/** The address by which a client accepts an invitation (XEP-0379, XEP-0401). */
export function inviteUri({ type, token, inviter, accountName, host }: Invite): string {
  if (type === 'roster_only') return `xmpp:${formatJid({ user: inviter, host })}?roster;preauth=${token}`
  return `xmpp:${formatJid({ user: accountName, host })}?register;preauth=${token}`
}

const VARIABLE = /\{\{\s*([\w.]+)\s*(?:\|\s*(\w+)\s*)?\}\}/g

/**
 * The page that helps people with an invitation: the option `landing_page` of mod_invites with its variables filled in. ''
 * where there is none; this server shows no such page itself, which is what `auto` would ask for.
 *
 * @example
 * landingPage('https://{{ host }}/#{{ invite.uri|strip_protocol }}', invite)
 */
export function landingPage(template: unknown, invite: Invite): string {
  if (typeof template !== 'string' || template === 'none' || template === 'auto') return ''
  const variables: Readonly<Record<string, string>> = {
    host: invite.host,
    'invite.token': invite.token,
    'invite.uri': inviteUri(invite),
  }
  return template.replace(VARIABLE, (_, name: string, filter?: string) => {
    const value = (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? ''
    return filter === 'strip_protocol' ? value.replace(/^\w+:/, '') : value
  })
}
