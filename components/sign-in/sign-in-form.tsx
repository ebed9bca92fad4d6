'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Segmented } from '@/components/ui/segmented'
import type { ServerSummary } from '@/lib/client/types'
import { attemptSignIn } from './attempt'
import { type SignInWords, signInWords } from './sign-in-words'

interface Values {
  jid: string
  password: string
  token: string
}

interface SignInFormProps {
  server: ServerSummary
  /** Filled in already: who was signed in before. */
  jid?: string
  onSignedIn: () => void
}

const checkJid = (jid: string) =>
  /^[^@/\s]+@[^@/\s]+$/.test(jid.trim()) || 'Write the whole JID: account@virtual-host'

/** Signs in at one server, with a password or a token. */
export function SignInForm({ server, jid = '', onSignedIn }: SignInFormProps) {
  const [way, setWay] = useState<'password' | 'token'>('password')
  const [problem, setProblem] = useState<SignInWords>()
  // The page changes a moment after it worked; the button must not invite to a second attempt meanwhile.
  const [entered, setEntered] = useState(false)
  const { register, handleSubmit, setError, setFocus, formState } = useForm<Values>({
    defaultValues: { jid, password: '', token: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async values => {
    setProblem(undefined)
    const error = await attemptSignIn(
      server.id,
      way === 'token'
        ? { token: values.token.trim() }
        : { jid: values.jid.trim(), password: values.password },
    )
    if (!error) {
      setEntered(true)
      return onSignedIn()
    }
    const words = signInWords(error, server.label)
    setProblem(words)
    if (words.field === way) {
      setError(way, { message: `${words.title}. ${words.next}` })
      setFocus(way, { shouldSelect: true })
    }
  })

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <Segmented
        label="Sign in with"
        value={way}
        onChange={next => {
          setWay(next)
          setProblem(undefined)
        }}
        options={[
          { value: 'password', label: 'JID and password' },
          { value: 'token', label: 'Token' },
        ]}
        className="w-full"
      />
      {way === 'password' ? (
        <>
          <Field label="JID" error={errors.jid?.message}>
            {control => (
              <Input
                {...control}
                {...register('jid', { validate: checkJid })}
                mono
                type="email"
                inputMode="email"
                autoCapitalize="none"
                autoComplete="username"
                placeholder="admin@localhost"
              />
            )}
          </Field>
          <Field label="Password" error={errors.password?.message}>
            {control => (
              <PasswordInput
                {...control}
                {...register('password', { required: 'Enter the password of this account' })}
                autoComplete="current-password"
                data-autofocus={jid ? '' : undefined}
              />
            )}
          </Field>
        </>
      ) : (
        <Field
          label="Token"
          error={errors.token?.message}
          hint="An OAuth bearer token. What it may run is what its scopes allow."
        >
          {control => (
            <PasswordInput
              {...control}
              {...register('token', { required: 'Paste a token', setValueAs: String })}
              autoComplete="off"
            />
          )}
        </Field>
      )}
      {problem && !problem.field && <ErrorPanel title={problem.title}>{problem.next}</ErrorPanel>}
      <Button type="submit" variant="primary" size="lg" pending={isSubmitting || entered}>
        {isSubmitting || entered ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  )
}
