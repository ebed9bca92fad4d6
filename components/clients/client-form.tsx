'use client'

import { useForm } from 'react-hook-form'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Segmented } from '@/components/ui/segmented'
import { redirectUriProblem } from './redirect-uri'
import { useClientCommand, useMissing } from './use-clients'

/** A client as it was added. */
export interface AddedClient {
  grant: 'password' | 'implicit'
  id: string
  name: string
  secret: string
  redirectUri: string
}

interface ClientFormProps {
  server: string
  /** IDs that are taken: adding one of them replaces it. */
  taken: readonly string[]
  onCancel: () => void
  onAdded: (client: AddedClient) => void
}

const grants = [
  { value: 'password', label: 'With a secret' },
  { value: 'implicit', label: 'In the browser' },
] as const

const COMMANDS = {
  password: 'oauth_add_client_password',
  implicit: 'oauth_add_client_implicit',
} as const

export function ClientForm({ server, taken, onCancel, onAdded }: ClientFormProps) {
  const add = useClientCommand(server)
  const form = useForm<AddedClient>({
    defaultValues: { grant: 'password', id: '', name: '', secret: '', redirectUri: '' },
  })
  const { errors } = form.formState
  const grant = form.watch('grant')
  const missing = useMissing(server, COMMANDS[grant])
  const replaces = taken.includes(form.watch('id').trim())
  const submit = form.handleSubmit(values => {
    const client = {
      ...values,
      id: values.id.trim(),
      name: values.name.trim(),
      redirectUri: values.redirectUri.trim(),
    }
    const args = {
      client_id: client.id,
      client_name: client.name,
      ...(grant === 'password' ? { secret: client.secret } : { redirect_uri: client.redirectUri }),
    }
    add.mutate({ command: COMMANDS[grant], args }, { onSuccess: () => onAdded(client) })
  })
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid gap-1.5">
        <Segmented
          label="How it gets tokens"
          value={grant}
          onChange={value => form.setValue('grant', value)}
          options={grants}
          className="w-full"
        />
        <p className="text-muted">
          {grant === 'password'
            ? 'A program that asks for a token with its own secret and a person’s password (password grant).'
            : 'A web page or app that sends people here to sign in, and gets the token with them (implicit grant).'}
        </p>
      </div>
      <Field
        label="Client ID"
        required
        hint={
          replaces ? (
            <span className="text-write">There is a client of that ID: it will be replaced.</span>
          ) : (
            'What the application calls itself towards the server.'
          )
        }
        error={errors.id?.message}
      >
        {control => (
          <Input
            {...control}
            mono
            maxLength={200}
            placeholder="builds"
            {...form.register('id', {
              validate: id => /^[^\s:]+$/.test(id.trim()) || 'Write a word without spaces and colons',
            })}
          />
        )}
      </Field>
      <Field
        label="Name"
        required
        hint="What people read when it asks them for a token."
        error={errors.name?.message}
      >
        {control => (
          <Input
            {...control}
            maxLength={200}
            placeholder="Build server"
            {...form.register('name', { validate: name => name.trim() !== '' || 'Give it a name' })}
          />
        )}
      </Field>
      {grant === 'password' ? (
        <Field
          key="secret"
          label="Secret"
          required
          hint="The application keeps it. Nobody can look it up later."
          error={errors.secret?.message}
        >
          {control => (
            <PasswordInput
              {...control}
              generator
              autoComplete="new-password"
              {...form.register('secret', {
                validate: (secret, { grant: chosen }) =>
                  chosen !== 'password' || secret.length >= 8 || 'At least eight characters; generate one',
              })}
            />
          )}
        </Field>
      ) : (
        <Field
          key="uri"
          label="Redirect URI"
          required
          hint="Where the browser brings the token; compared letter by letter."
          error={errors.redirectUri?.message}
        >
          {control => (
            <Input
              {...control}
              mono
              inputMode="url"
              placeholder="https://app.example.org/callback"
              {...form.register('redirectUri', {
                validate: (uri, { grant: chosen }) =>
                  (chosen === 'implicit' && redirectUriProblem(uri)) || true,
              })}
            />
          )}
        </Field>
      )}
      {add.error && <CommandProblem server={server} error={add.error} />}
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Cancel</Button>
        <Button variant="write" type="submit" pending={add.isPending} reason={missing}>
          {replaces ? 'Replace the client' : 'Add the client'}
        </Button>
      </div>
    </form>
  )
}
