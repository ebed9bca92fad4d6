import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { CommandServer, Credentials as ServerCredentials } from '@/lib/servers/server'
import { COOKIE, readSessionKey } from './cookie'
import { SESSION_HOURS, type SessionKey, type Vault } from './vault'

// next-auth then takes its own address from the request; a fixed one would break every second name of this machine.
process.env.AUTH_TRUST_HOST ??= 'true'

/** The parts of the process that signing in needs. */
interface Parts {
  readonly authSecret: string
  readonly vault: Vault
  readonly servers: ReadonlyMap<string, CommandServer>
}

/** What a sign-in form sends. */
interface Form {
  readonly server?: string
  readonly jid?: string
  readonly password?: string
  readonly token?: string
}

type Headers = Readonly<Record<string, string | undefined>>

/**
 * next-auth's options for one request. The cookie is encrypted and holds the session's key, never a credential; what a
 * script can read (`/api/auth/session`) is the person's name alone.
 */
export function authOptions(app: Parts, headers: Headers): NextAuthOptions {
  const secure = headers['x-forwarded-proto'] === 'https'
  return {
    secret: app.authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
    },
    providers: [
      Credentials({
        credentials: { server: {}, jid: {}, password: {}, token: {} },
        authorize: form => signIn(app, form ?? {}, headers),
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token
        const { session, name } = user as unknown as { session: SessionKey; name: string }
        return { name, sid: session.id, key: session.key }
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name } }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await app.vault.destroy(token.sid)
      },
    },
    logger: {
      // It misses an address of its own in the environment, which it does not need here.
      warn: () => undefined,
      error: (code, detail) =>
        console.error(`Sign-in: ${code}`, detail instanceof Error ? detail.message : ''),
    },
  }
}

/** Throws an Error whose message is the kind of the failure; next-auth hands it to the form. */
async function signIn(app: Parts, form: Form, headers: Headers) {
  const server = app.servers.get(form.server ?? '')
  if (!server) throw new Error('unknown-server')
  const credentials: ServerCredentials = form.token
    ? { kind: 'bearer', token: form.token.trim() }
    : { kind: 'basic', jid: (form.jid ?? '').trim(), password: form.password ?? '' }
  const address = headers['x-forwarded-for']
  const identified = await server.identify(credentials, { frontend: 'mod_http_api', address })
  if (identified.kind !== 'ok') throw new Error(identified.kind)

  const { jid } = identified.value
  const name = jid ? `${jid.user}@${jid.host}` : credentials.kind === 'basic' ? credentials.jid : 'token'
  // Signing in at a second server keeps the session, and with it the first server's credentials.
  const current = await readSessionKey(app.authSecret, headers)
  const session = current && (await app.vault.exists(current)) ? current : await app.vault.open()
  await app.vault.put(session, server.id, { name, credentials })
  return { id: session.id, name, session }
}
