'use client'

import { useForm } from 'react-hook-form'
import { FormShell } from '@/components/form/form-shell'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { CommandError } from '@/lib/client/command-error'
import type { ServerSummary } from '@/lib/client/types'
import { Panel } from './panel'
import { Refusal } from './refusal'
import { useOwnChange } from './use-own'

/** Asks for the present one: an open browser alone must not be enough to take an account over. */
export function PasswordPanel({ server }: { server: ServerSummary }) {
  const change = useOwnChange(server.id, 'password')
  const form = useForm({ defaultValues: { present: '', next: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(values =>
    change.mutate(values, {
      onSuccess: () => form.reset(),
      onError: error => {
        if (!isWrongPassword(error)) return
        form.setError('present', { message: 'This is not your present password' }, { shouldFocus: true })
      },
    }),
  )
  const error = change.error && !isWrongPassword(change.error) ? change.error : null
  return (
    <Panel server={server.id} title="Change your password" commands={['change_password']}>
      <FormShell
        aria-label="Change your password"
        onSubmit={submit}
        className="gap-4"
        error={error && <Refusal server={server} error={error} opensToo="the passwords of everybody else" />}
        footer={
          <>
            <Button variant="write" type="submit" pending={change.isPending}>
              Change the password
            </Button>
            <p role="status" className="text-success">
              {change.isSuccess && 'Changed. Who uses the old one is refused from now on.'}
            </p>
          </>
        }
      >
        <Field label="Present password" required error={errors.present?.message}>
          {control => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              {...form.register('present', { required: 'Write the password that you have now' })}
            />
          )}
        </Field>
        <Field label="New password" required error={errors.next?.message}>
          {control => (
            <PasswordInput
              {...control}
              generator
              autoComplete="new-password"
              {...form.register('next', {
                validate: (next, { present }) => {
                  if (!next) return 'Write a new one, or generate one'
                  return next !== present || 'This is the present one'
                },
              })}
            />
          )}
        </Field>
      </FormShell>
    </Panel>
  )
}

const isWrongPassword = (error: Error) =>
  error instanceof CommandError && error.failure.kind === 'bad-credentials'
