'use client'

import { Play } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { WhyRefused } from '@/components/refusal/why-refused'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { Select } from '@/components/ui/select'
import { failureWords } from '@/lib/client/failure-words'
import type { RunAnswer } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Failure } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { trialArgs, trialFields } from './trial'
import { useTryToken } from './use-tokens'

interface TryTokenProps {
  server: string
  owner: string
  scopes: readonly string[]
  /** The reads to choose from, the best first. */
  commands: readonly CatalogueCommand[]
  /** The token, where it is at hand; else it is asked for. */
  token?: string
}

interface Values {
  token: string
  args: Record<string, string>
}

/** Runs one read with a token, as a program would. */
export function TryToken({ server, owner, scopes, commands, token }: TryTokenProps) {
  const attempt = useTryToken(server)
  const [name, setName] = useState<string>()
  const form = useForm<Values>({ defaultValues: { token: '', args: {} } })
  const command = commands.find(each => each.name === name) ?? commands[0]
  if (!command)
    return (
      <p className="text-muted">
        It opens no command that only reads, so it cannot be tried without a change.
      </p>
    )
  const fields = trialFields(command, owner)
  const submit = form.handleSubmit(values =>
    attempt.mutate({
      token: token ?? values.token.trim(),
      command: command.name,
      args: trialArgs(fields, values.args),
    }),
  )
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {token === undefined && (
        <Field
          label="The token"
          required
          hint="It is sent to the server with this one call and kept nowhere."
          error={form.formState.errors.token?.message}
        >
          {control => (
            <PasswordInput
              {...control}
              placeholder="Paste it"
              {...form.register('token', { required: 'Paste the token' })}
            />
          )}
        </Field>
      )}
      <Field label="Command" hint={command.notes.summary}>
        {control => (
          <Select
            {...control}
            className="font-mono"
            value={command.name}
            onChange={event => {
              setName(event.target.value)
              form.setValue('args', {})
              attempt.reset()
            }}
          >
            {commands.map(each => (
              <option key={each.name}>{each.name}</option>
            ))}
          </Select>
        )}
      </Field>
      {fields.map(({ name: arg, label, example, choices }) => (
        <Field key={`${command.name} ${arg}`} label={label}>
          {control =>
            choices ? (
              <Select {...control} defaultValue={example} {...form.register(`args.${arg}`)}>
                {choices.map(choice => (
                  <option key={choice}>{choice}</option>
                ))}
              </Select>
            ) : (
              <Input {...control} mono defaultValue={example} {...form.register(`args.${arg}`)} />
            )
          }
        </Field>
      ))}
      <div>
        <Button variant="read" type="submit" icon={Play} pending={attempt.isPending}>
          Try it
        </Button>
      </div>
      {attempt.error && <ErrorPanel title="It could not be tried">{attempt.error.message}</ErrorPanel>}
      {attempt.data && (
        <Result
          server={server}
          holder={{ jid: owner, scopes }}
          args={attempt.variables.args}
          answer={attempt.data}
        />
      )}
    </form>
  )
}

const CHARACTERS_MAX = 2000

interface ResultProps {
  server: string
  /** Whose call it was, as far as rules look at it. */
  holder: { jid: string; scopes: readonly string[] }
  args: Readonly<Record<string, Json>>
  answer: RunAnswer
}

function Result({ server, holder, args, answer: { outcome, command, durationMs } }: ResultProps) {
  if (outcome.kind !== 'ok') {
    const { title, next } = words(outcome, command)
    const why = outcome.kind === 'forbidden' && (
      <WhyRefused server={server} failure={outcome} call={{ command, args }} as={holder} />
    )
    return (
      <ErrorPanel title={title} action={why}>
        {next}
      </ErrorPanel>
    )
  }
  return (
    <div role="status" className="grid gap-1.5">
      <p>
        <span className="font-medium text-success">It works.</span>{' '}
        <span className="text-muted">
          <code>{command}</code> answered in {durationMs} ms:
        </span>
      </p>
      <CodeBlock label="Answer" code={shown(outcome.value)} wrap />
    </div>
  )
}

function shown(value: Json): string {
  const text = JSON.stringify(value, null, 2)
  return text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX)}\n…` : text
}

/** Here the credentials are the token's, not the person's. */
function words(failure: Failure, command: string) {
  switch (failure.kind) {
    case 'bad-token':
      return {
        title: 'The server does not accept the token',
        next: 'It has expired, was revoked, or is not whole. Copy it again.',
      }
    case 'forbidden':
      return {
        title: `The token is good, but ${command} is not permitted to it`,
        next: 'No rule of api_permissions opens the command to these scopes of this account.',
      }
    default:
      return failureWords(failure, command)
  }
}
