import type { Question } from '@/lib/access/question'

/** How the caller of the question identifies themself. */
export type Credential = 'password' | 'scopes' | 'token' | 'none'

/** The form's fields, as typed. */
export interface QuestionValues {
  readonly command: string
  readonly host: string
  readonly credential: Credential
  readonly jid: string
  readonly scopes: string
  /** Never in an address. */
  readonly token: string
  readonly address: string
  readonly frontend: string
}

/** What is asked. `token` stands for its owner and scopes, and is kept apart from what goes into the address. */
export interface Asking {
  readonly question: Question
  readonly token?: string
}

export function valuesOf(question: Question | undefined, ownJid: string): QuestionValues {
  const { command = '', host, jid, scopes, address = '', frontend = 'mod_http_api' } = question ?? {}
  const account = jid ?? ownJid
  return {
    command,
    host: host ?? account.slice(account.indexOf('@') + 1),
    credential: jid === null ? 'none' : scopes ? 'scopes' : 'password',
    jid: account,
    scopes: scopes?.join(' ') ?? '',
    token: '',
    address,
    frontend,
  }
}

/** `takesHost`: the command acts on a virtual host. */
export function askingOf(values: QuestionValues, takesHost: boolean): Asking {
  const { command, host, credential, jid, scopes, token, address, frontend } = values
  const question: Question = {
    command: command.trim(),
    ...(takesHost && { host: host.trim() }),
    ...(address.trim() && { address: address.trim() }),
    ...(frontend !== 'mod_http_api' && { frontend }),
  }
  switch (credential) {
    case 'none':
      return { question: { ...question, jid: null } }
    case 'token':
      return { question, token: token.trim() }
    case 'scopes':
      return { question: { ...question, jid: jid.trim(), scopes: scopes.split(/[\s,;]+/).filter(Boolean) } }
    case 'password':
      return { question: { ...question, jid: jid.trim() } }
  }
}
