import type { UseFormReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Select } from '@/components/ui/select'
import { parseJid } from '@/lib/commands/jid'
import type { QuestionValues } from './question-values'

interface CallerFieldsProps {
  form: UseFormReturn<QuestionValues>
  ownOnly: string | undefined
  readsTokens: boolean
}

/** Who calls, and what they show. */
export function CallerFields({ form, ownOnly, readsTokens }: CallerFieldsProps) {
  const { errors } = form.formState
  const credential = form.watch('credential')
  return (
    <>
      <Field label="With">
        {control => (
          <Select {...control} {...form.register('credential')}>
            <option value="password">JID and password</option>
            <option value="scopes">A token with scopes</option>
            {readsTokens && <option value="token">A token that you have</option>}
            {!ownOnly && <option value="none">No credentials</option>}
          </Select>
        )}
      </Field>
      {(credential === 'password' || credential === 'scopes') && (
        <Field
          label={credential === 'scopes' ? 'Owner' : 'As'}
          required
          error={errors.jid?.message}
          hint={ownOnly}
        >
          {control => (
            <Input
              {...control}
              mono
              readOnly={ownOnly !== undefined}
              placeholder="account@virtual.host"
              {...form.register('jid', {
                validate: jid =>
                  Boolean(parseJid(jid.trim())?.user) || 'Write a JID, such as alice@localhost',
              })}
            />
          )}
        </Field>
      )}
      {credential === 'scopes' && (
        <Field label="Scopes" hint="Parted by spaces">
          {control => (
            <Input {...control} mono placeholder="stats ejabberd:user" {...form.register('scopes')} />
          )}
        </Field>
      )}
      {credential === 'token' && (
        <Field
          label="Token"
          required
          error={errors.token?.message}
          hint="It is asked about and not kept, not even in the address."
        >
          {control => (
            <PasswordInput
              {...control}
              {...form.register('token', { validate: token => token.trim() !== '' || 'Paste a token' })}
            />
          )}
        </Field>
      )}
    </>
  )
}
