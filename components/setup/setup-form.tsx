'use client'

import { Stethoscope } from 'lucide-react'
import type { UseFormReturn } from 'react-hook-form'
import { FormShell } from '@/components/form/form-shell'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { PURPOSES, type PurposeId } from '@/lib/access/purposes'
import { parseJid } from '@/lib/commands/jid'
import type { Doctor } from './use-doctor'

export interface SetupValues {
  jid: string
  password: string
  purposes: PurposeId[]
  tokens: boolean
  adhoc: boolean
}

const isAccount = (jid: string) => jid.trim() === '' || !!parseJid(jid.trim())?.user

interface Props {
  form: UseFormReturn<SetupValues>
  doctor: Doctor
}

/** Who is to be let in, and what for. */
export function SetupForm({ form, doctor }: Props) {
  const { register, formState } = form
  const submit = form.handleSubmit(({ jid, ...rest }) => doctor.look({ jid: jid.trim(), ...rest }))
  return (
    <FormShell
      aria-label="Set-up"
      onSubmit={submit}
      error={
        doctor.error && <ErrorPanel title="The doctor could not look">{doctor.error.message}</ErrorPanel>
      }
      footer={
        <>
          <Button type="submit" variant="primary" icon={Stethoscope} pending={doctor.isLooking}>
            {doctor.isLooking ? 'Looking' : doctor.isDone ? 'Look again' : 'Look'}
          </Button>
          <p className="text-caption text-muted">It only reads, and changes nothing on the server.</p>
        </>
      }
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="JID"
          hint="The account of that ejabberd that is to be let in."
          error={formState.errors.jid?.message}
        >
          {control => (
            <Input
              {...control}
              {...register('jid', {
                validate: jid => isAccount(jid) || 'Write the whole JID: account@virtual-host',
              })}
              mono
              autoCapitalize="none"
              autoComplete="off"
              placeholder="admin@example.org"
            />
          )}
        </Field>
        <Field label="Password" hint="For the steps that sign in. It is not kept.">
          {control => <PasswordInput {...control} {...register('password')} autoComplete="off" />}
        </Field>
      </div>
      <fieldset className="grid gap-3">
        <legend className="pb-2 font-medium">What for</legend>
        {PURPOSES.map(({ id, name, about }) => (
          <Checkbox key={id} label={name} hint={about} value={id} {...register('purposes')} />
        ))}
        <Checkbox
          label="With OAuth tokens, too"
          hint="Programs then come with a token of this account, which opens the command of its scope only."
          {...register('tokens')}
        />
        <Checkbox
          label="With ad-hoc commands, too"
          hint="For ejabberd 25.03 and newer: the same commands over XMPP, where Switchboard reads the list with third parties’ commands."
          {...register('adhoc')}
        />
      </fieldset>
    </FormShell>
  )
}
