/** How a sign-in can fail: the codes that the server's side of it gives, and what may happen on the way. */
export type SignInError =
  | 'bad-credentials'
  | 'bad-token'
  | 'unreachable'
  | 'timeout'
  | 'slow-down'
  | 'malformed-answer'
  | 'unknown-server'
  | 'unknown'

export interface SignInWords {
  /** The field that it is about; left out: the attempt as a whole. */
  readonly field?: 'password' | 'token'
  readonly title: string
  readonly next: string
}

/** What happened and what to do, per code. `server` is the server's label. */
export const signInWords = (error: SignInError, server: string): SignInWords => words[error](server)

const words: Record<SignInError, (server: string) => SignInWords> = {
  'bad-credentials': server => ({
    field: 'password',
    title: 'The JID or the password is wrong',
    next: `${server} does not say which. The part after @ must be one of its virtual hosts; a banned account is refused too.`,
  }),
  'bad-token': () => ({
    field: 'token',
    title: 'The token is unknown, expired or revoked',
    next: 'Issue a new one with oauth_issue_token, or sign in with a password.',
  }),
  unreachable: server => ({
    title: `${server} cannot be reached`,
    next: 'Check that it runs, and that its address in switchboard.yml is that of a listener with mod_http_api.',
  }),
  timeout: server => ({
    title: `${server} did not answer in time`,
    next: 'It may be starting or busy. Try again in a moment.',
  }),
  'slow-down': () => ({
    title: 'Too many attempts with a wrong password',
    next: 'From here one more try counts every half minute. From another address the right password works at once.',
  }),
  'malformed-answer': server => ({
    title: `${server} answers, but not as ejabberd does`,
    next: 'Its address in switchboard.yml must be the path that mod_http_api serves, usually ending in /api.',
  }),
  'unknown-server': () => ({
    title: 'That server is not configured here any more',
    next: 'Choose another one.',
  }),
  unknown: () => ({
    title: 'Signing in failed',
    next: 'Switchboard did not say why; its log does. Try again.',
  }),
}

/** The code of a text that next-auth hands back. */
export const signInErrorOf = (text: string): SignInError =>
  Object.hasOwn(words, text) ? (text as SignInError) : 'unknown'
