'use client'

import { useForm } from 'react-hook-form'
import { CommandProblem } from '@/components/refusal/command-problem'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import { useClientCommand } from './use-clients'

interface RemoveClientProps {
  server: string
  /** Left out: the server lists none, so the person names it. */
  id?: string
  onClose: () => void
}

export function RemoveClient({ server, id, onClose }: RemoveClientProps) {
  const remove = useClientCommand(server)
  const say = useToast()
  const form = useForm({ defaultValues: { id: '' } })
  const confirm = form.handleSubmit(values => {
    const client = id ?? values.id.trim()
    remove.mutate(
      { command: 'oauth_remove_client', args: { client_id: client } },
      {
        onSuccess: () => {
          say({ tone: 'success', title: 'Client removed', body: client })
          onClose()
        },
      },
    )
  })
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      size="sm"
      title={id === undefined ? 'Remove a client' : 'Remove this client?'}
      description="It gets no more tokens. Those that it has stay valid until they expire or are revoked."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="destructive" pending={remove.isPending} onClick={confirm}>
            Remove
          </Button>
        </>
      }
    >
      {id === undefined ? (
        <form onSubmit={confirm} noValidate>
          <Field
            label="Client ID"
            required
            hint="The server says “done” also where there is no such client."
            error={form.formState.errors.id?.message}
          >
            {control => (
              <Input
                {...control}
                mono
                {...form.register('id', { validate: text => text.trim() !== '' || 'Name the client' })}
              />
            )}
          </Field>
        </form>
      ) : (
        <p className="font-mono wrap-anywhere">{id}</p>
      )}
      {remove.error && <CommandProblem server={server} className="mt-3" error={remove.error} />}
    </Dialog>
  )
}
