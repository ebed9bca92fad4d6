'use client'

import { Send } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { FormShell } from '@/components/form/form-shell'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { ServerSummary } from '@/lib/client/types'
import { parseJid } from '@/lib/commands/jid'
import { Panel } from './panel'
import { Refusal } from './refusal'
import { useOwnChange } from './use-own'

export function MessagePanel({ server }: { server: ServerSummary }) {
  const send = useOwnChange(server.id, 'message')
  const form = useForm({ defaultValues: { to: '', subject: '', body: '' } })
  const { errors } = form.formState
  const submit = form.handleSubmit(({ to, subject, body }) =>
    send.mutate(
      { to: to.trim(), subject: subject.trim(), body },
      // The receiver stays: often there is more to say.
      { onSuccess: () => form.reset({ to, subject: '', body: '' }) },
    ),
  )
  return (
    <Panel server={server.id} title="Send a message" commands={['send_message']}>
      <FormShell
        aria-label="Send a message"
        onSubmit={submit}
        className="gap-4"
        error={
          send.error && (
            <Refusal server={server} error={send.error} opensToo="messages in the name of everybody else" />
          )
        }
        footer={
          <>
            <Button variant="write" type="submit" icon={Send} pending={send.isPending}>
              Send
            </Button>
            <p role="status" className="text-success wrap-anywhere">
              {send.isSuccess && `Handed to the server for ${send.variables.to}.`}
            </p>
          </>
        }
      >
        <Field label="To" required error={errors.to?.message}>
          {control => (
            <Input
              {...control}
              mono
              placeholder="account@virtual.host"
              {...form.register('to', {
                validate: to => parseJid(to.trim()) !== undefined || 'Write a JID, such as bob@localhost',
              })}
            />
          )}
        </Field>
        <Field label="Subject">{control => <Input {...control} {...form.register('subject')} />}</Field>
        <Field label="Message" required error={errors.body?.message}>
          {control => (
            <Textarea
              {...control}
              rows={3}
              {...form.register('body', { validate: body => body.trim() !== '' || 'Write something' })}
            />
          )}
        </Field>
      </FormShell>
    </Panel>
  )
}
