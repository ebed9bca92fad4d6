'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { parseJid } from '@/lib/commands/jid'
import { IssuedTokenView } from './issued-token'
import { ScopePicker } from './scope-picker'
import { LIFETIMES } from './token-args'
import { CommandError, useIssueToken } from './use-tokens'

interface IssueTokenProps {
  server: string
  apiPath: string
  /** Whose token one most likely wants: one's own. */
  person: string
  commands: readonly CatalogueCommand[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

interface Values {
  jid: string
  seconds: string
  scopes: readonly string[]
}

/** The form for a new token, and then the token, shown this once. */
export function IssueToken(props: IssueTokenProps) {
  const { open, onOpenChange } = props
  // A new form each time: what was issued before must not come back with the dialog.
  const [round, setRound] = useState(0)
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) setRound(round + 1)
  }
  return <IssueDialog key={round} {...props} open={open} onOpenChange={change} />
}

function IssueDialog({ server, apiPath, person, commands, open, onOpenChange }: IssueTokenProps) {
  const issue = useIssueToken(server)
  const form = useForm<Values>({
    defaultValues: { jid: person.includes('@') ? person : '', seconds: '86400', scopes: ['ejabberd:admin'] },
  })
  const { errors } = form.formState
  const scopes = form.watch('scopes')
  const submit = form.handleSubmit(({ jid, seconds, scopes: wanted }) =>
    issue.mutate({ jid: jid.trim(), seconds: Number(seconds), scopes: wanted }),
  )
  form.register('scopes', { validate: wanted => wanted.length > 0 || 'Choose at least one scope' })
  if (issue.data) {
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title="Copy the token now"
        description="It is shown this once. Whoever has it acts as its owner, within its scopes."
        footer={
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            I have copied it
          </Button>
        }
      >
        <IssuedTokenView issued={issue.data} apiPath={apiPath} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Issue a token"
      description="A program sends it instead of a JID and a password."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="write" type="submit" form="issue-token" icon={KeyRound} pending={issue.isPending}>
            Issue
          </Button>
        </>
      }
    >
      <form id="issue-token" onSubmit={submit} noValidate className="grid gap-5">
        <Field label="For the account" required error={errors.jid?.message}>
          {control => (
            <Input
              {...control}
              mono
              placeholder="account@virtual.host"
              {...form.register('jid', {
                validate: jid =>
                  Boolean(parseJid(jid.trim())?.user) || 'Write a JID, such as admin@localhost',
              })}
            />
          )}
        </Field>
        <Field label="Valid for">
          {control => (
            <Select {...control} {...form.register('seconds')}>
              {LIFETIMES.map(({ label, seconds }) => (
                <option key={seconds} value={seconds}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <ScopePicker
          commands={commands}
          value={scopes}
          onChange={wanted => form.setValue('scopes', wanted, { shouldValidate: form.formState.isSubmitted })}
          error={errors.scopes?.message}
        />
        {issue.error && (
          <ErrorPanel title={issue.error.message}>
            {issue.error instanceof CommandError && issue.error.next}
          </ErrorPanel>
        )}
      </form>
    </Dialog>
  )
}
