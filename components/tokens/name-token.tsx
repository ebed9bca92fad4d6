'use client'

import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { TokenSummary } from '@/lib/client/token-desk'
import { useNameToken } from './use-tokens'

/** What Switchboard calls a token; the server knows nothing of it. */
export function NameToken({
  server,
  token: { fingerprint, name, purpose },
  onClose,
}: {
  server: string
  token: TokenSummary
  onClose: () => void
}) {
  const save = useNameToken(server)
  const form = useForm({ defaultValues: { name, purpose } })
  const submit = form.handleSubmit(values =>
    save.mutate(
      { fingerprint, name: values.name.trim(), purpose: values.purpose.trim() },
      { onSuccess: onClose },
    ),
  )
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      size="sm"
      title="Name the token"
      description="Switchboard keeps this by the token’s fingerprint; the token stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="name-token" pending={save.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="name-token" onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Name" required error={form.formState.errors.name?.message}>
          {control => (
            <Input
              {...control}
              maxLength={100}
              {...form.register('name', { validate: text => text.trim() !== '' || 'Give it a name' })}
            />
          )}
        </Field>
        <Field label="Purpose">
          {control => <Textarea {...control} rows={2} maxLength={1000} {...form.register('purpose')} />}
        </Field>
        {save.error && <ErrorPanel title="It was not saved">{save.error.message}</ErrorPanel>}
      </form>
    </Dialog>
  )
}
