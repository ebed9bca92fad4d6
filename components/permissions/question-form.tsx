'use client'

import { ShieldQuestionMark } from 'lucide-react'
import { useEffect, useId } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { FRONTENDS } from '@/lib/access/permissions'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { parseAddress } from '@/lib/commands/network'
import { CallerFields } from './caller-fields'
import { type Asking, askingOf, type QuestionValues } from './question-values'

interface QuestionFormProps {
  commands: readonly CatalogueCommand[]
  /** Virtual hosts that are known. */
  hosts: readonly string[]
  /** What the address asks. */
  initial: QuestionValues
  /** Why the person may ask about themself only. */
  ownOnly?: string
  /** Who asks has an address that the rules are asked with. */
  knowsAddress: boolean
  /** The server knows its tokens. */
  readsTokens: boolean
  onAsk: (asking: Asking) => void
}

/** "May this JID, from this address, through this interface, with these scopes, run this command on this host?" */
export function QuestionForm(props: QuestionFormProps) {
  const { commands, hosts, initial, ownOnly, knowsAddress, readsTokens, onAsk } = props
  const form = useForm<QuestionValues>({ defaultValues: initial })
  const { errors } = form.formState
  const ids = { commands: useId(), hosts: useId() }

  // A link, or the way back, changes the address under the form.
  const address = JSON.stringify(initial)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same values need no reset
  useEffect(() => form.reset(initial), [address])

  const command = commands.find(({ name }) => name === form.watch('command').trim())
  const takesHost = command?.versions.at(-1)?.args.some(({ name }) => name === 'host') ?? false
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit(values => onAsk(askingOf(values, takesHost)))}
      className="grid items-start gap-x-5 gap-y-4 sm:grid-cols-2 lg:grid-cols-3"
    >
      <Field label="Command" required error={errors.command?.message}>
        {control => (
          <Input
            {...control}
            mono
            list={ids.commands}
            placeholder="registered_users"
            {...form.register('command', {
              validate: name =>
                commands.some(each => each.name === name.trim()) ||
                'Write the name of a command of this server',
            })}
          />
        )}
      </Field>
      {takesHost && (
        <Field
          label="Virtual host"
          required
          error={errors.host?.message}
          hint="The argument host of the command"
        >
          {control => (
            <Input
              {...control}
              mono
              list={ids.hosts}
              {...form.register('host', { validate: host => host.trim() !== '' || 'Name a virtual host' })}
            />
          )}
        </Field>
      )}
      <Field label="Through">
        {control => (
          <Select {...control} {...form.register('frontend')} className="font-mono">
            {FRONTENDS.map(name => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      <CallerFields form={form} ownOnly={ownOnly} readsTokens={readsTokens} />
      <Field
        label="From"
        error={errors.address?.message}
        hint={ownOnly ?? (knowsAddress ? 'An address; empty: your own' : 'An address; empty: not known')}
      >
        {control => (
          <Input
            {...control}
            mono
            disabled={ownOnly !== undefined}
            placeholder="192.0.2.7"
            {...form.register('address', {
              validate: text =>
                text.trim() === '' ||
                parseAddress(text.trim()) !== undefined ||
                'Write an IPv4 or IPv6 address',
            })}
          />
        )}
      </Field>
      <div className="flex items-end sm:col-span-full">
        <Button type="submit" variant="primary" icon={ShieldQuestionMark}>
          Ask
        </Button>
      </div>
      <datalist id={ids.commands}>
        {commands.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id={ids.hosts}>
        {hosts.map(host => (
          <option key={host} value={host} />
        ))}
      </datalist>
    </form>
  )
}
