import { signIn } from 'next-auth/react'
import { type SignInError, signInErrorOf } from './sign-in-words'

export type SignInValues = { jid: string; password: string } | { token: string }

/** Tries to sign in at a server; undefined: it worked. */
export async function attemptSignIn(server: string, values: SignInValues): Promise<SignInError | undefined> {
  try {
    const result = await signIn('credentials', { redirect: false, server, ...values })
    if (result?.ok && !result.error) return undefined
    return signInErrorOf(result?.error ?? '')
  } catch {
    return 'unknown'
  }
}
