'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { FormShell } from '@/components/form/form-shell'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'
import { type IssueValues, isAccount } from './issue-values'
import { LifetimeField } from './lifetime-field'
import { ScopePicker } from './scope-picker'

interface IssueFormProps {
  server: string
  form: UseFormReturn<IssueValues>
  commands: readonly CatalogueCommand[]
  /** What the token will be able to do, in one sentence. */
  summary: ReactNode
  error: ReactNode
  pending: boolean
  onSubmit: () => void
}

/** For whom a token is, how long, and what it may do. */
export function IssueForm({ server, form, commands, summary, error, pending, onSubmit }: IssueFormProps) {
  const { errors, isSubmitted } = form.formState
  form.register('scopes', { validate: wanted => wanted.length > 0 || 'Choose at least one scope' })
  return (
    <FormShell
      aria-label="Issue a token"
      onSubmit={onSubmit}
      error={error}
      footer={
        <>
          <Button variant="write" type="submit" icon={KeyRound} pending={pending}>
            Issue the token
          </Button>
          <Link href={paths.tokens(server)} className={buttonClass('ghost')}>
            Cancel
          </Link>
        </>
      }
    >
      <Field label="Name" required hint="What the list calls it." error={errors.name?.message}>
        {control => (
          <Input
            {...control}
            placeholder="Grafana on monitor-1"
            maxLength={100}
            {...form.register('name', {
              validate: name => name.trim() !== '' || 'Give it a name, so that somebody dares to revoke it',
            })}
          />
        )}
      </Field>
      <Field label="Purpose" hint="Who uses it, and whom to ask.">
        {control => <Textarea {...control} rows={2} maxLength={1000} {...form.register('purpose')} />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <div className="min-w-56 flex-1">
          <Field
            label="For the account"
            required
            hint="The token acts as this account. Rules look at who owns it, too."
            error={errors.owner?.message}
          >
            {control => (
              <Input
                {...control}
                mono
                placeholder="account@virtual.host"
                {...form.register('owner', {
                  validate: owner => isAccount(owner) || 'Write a JID, such as admin@localhost',
                })}
              />
            )}
          </Field>
        </div>
        <LifetimeField form={form} />
      </div>
      <ScopePicker
        commands={commands}
        value={form.watch('scopes')}
        onChange={scopes => form.setValue('scopes', scopes, { shouldValidate: isSubmitted })}
        error={errors.scopes?.message}
      />
      <p className="text-muted lg:hidden">{summary}</p>
    </FormShell>
  )
}
