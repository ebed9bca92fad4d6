'use client'

import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { FormShell } from '@/components/form/form-shell'
import { Segmented } from '@/components/ui/segmented'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import type { ArgumentFailure } from '@/lib/commands/outcome'
import { isSecret } from '@/lib/commands/secrets'
import type { Json } from '@/lib/commands/types'
import { ConfirmDialog } from './confirm-dialog'
import { countErrors } from './count-errors'
import { ArgumentField } from './fields/argument-field'
import { FormFooter } from './form-footer'
import { type FormHelp, FormPartsProvider } from './form-parts'
import { blankFields, type FormFields, formPath, formToJson, keyOf } from './model'
import { RawJson } from './raw-json'
import { useRawJson } from './use-raw-json'
import { problemsOf, useResolver } from './use-resolver'
import { verbOf } from './verb'

interface Props {
  command: CatalogueCommand
  definition: Definition
  /** What the form holds when it appears. Another `key` on the form starts it anew. */
  initial: FormFields
  help: FormHelp
  formRef: RefObject<HTMLFormElement | null>
  pending: boolean
  /** Why the call did not reach the server; null: it did. */
  error: ReactNode
  /** An argument that the server refused, to be shown at its field. */
  refusal: ArgumentFailure | undefined
  /** "⌘ Enter" */
  runKeys: readonly string[]
  /** What a destructive call will hit. */
  preview?: (args: Readonly<Record<string, Json>>) => ReactNode
  /** The API version's select. */
  children?: ReactNode
  onDraft: (values: FormFields) => void
  onRun: (args: Readonly<Record<string, Json>>) => void
}

/** The form of one definition of a command. */
export function CommandForm(props: Props) {
  const { command, definition, initial, help, refusal, pending, onDraft, onRun } = props
  const { notes, unavailable } = command
  const [asked, setAsked] = useState<Readonly<Record<string, Json>>>()
  const saysBlank = useRef(false)
  const resolver = useResolver(definition, notes, saysBlank)
  const form = useForm({ defaultValues: initial, resolver, mode: 'onTouched' })
  const raw = useRawJson(definition, values => form.reset(values, { keepDefaultValues: true }))
  const parts = useMemo(
    () => ({
      ...help,
      definition,
      notes,
      version: definition.version,
      isDisabled: unavailable !== undefined,
    }),
    [help, definition, notes, unavailable],
  )
  const { errors } = form.formState
  const wrong = countErrors(errors)

  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => onDraft(values) }),
    [form, onDraft],
  )
  const told = useRef(refusal)
  useEffect(() => {
    if (told.current === refusal) return
    told.current = refusal
    const field = refusal && definition.args.find(({ name }) => name === refusal.argument)
    if (!refusal || !field) return
    const message = `The server does not accept this: ${refusal.message || 'it could not be read'}`
    form.setError(formPath([field.name]), { type: 'server', message }, { shouldFocus: true })
  }, [form, refusal, definition])

  const run = (args: Readonly<Record<string, Json>>) =>
    notes.effect === 'destructive' ? setAsked(args) : onRun(args)
  const reset = () => {
    raw.close()
    saysBlank.current = false
    form.reset(blankFields(definition.args))
  }
  const submit = () => {
    if (unavailable || pending || (raw.isOpen && !raw.fits)) return
    saysBlank.current = true
    void form.handleSubmit(values => run(formToJson(definition.args, values)))()
  }
  const checked = raw.isOpen && raw.fits && wrong > 0 ? problemsOf(definition, notes, form.getValues()) : []
  const secrets = definition.args.some(({ name }) => isSecret(notes, definition.version, name))

  return (
    <FormProvider {...form}>
      <FormPartsProvider value={parts}>
        <div className="mb-4 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="flex-1 text-section">Arguments</h2>
          {props.children}
          {definition.args.length > 0 && (
            <Segmented
              label="Fill in as"
              value={raw.isOpen ? 'json' : 'form'}
              onChange={mode => (mode === 'json' ? raw.open(form.getValues()) : raw.fits && raw.close())}
              options={[
                { value: 'form', label: 'Form' },
                { value: 'json', label: 'JSON' },
              ]}
            />
          )}
        </div>
        <FormShell
          ref={props.formRef}
          aria-label={`Arguments of ${command.name}`}
          onSubmit={submit}
          error={props.error}
          footer={
            <FormFooter
              notes={notes}
              pending={pending}
              unavailable={unavailable}
              runKeys={props.runKeys}
              wrong={wrong}
              onReset={definition.args.length > 0 ? reset : undefined}
            />
          }
        >
          {definition.args.length === 0 && <p className="text-muted">This command takes none.</p>}
          {raw.isOpen ? (
            <RawJson
              text={raw.text}
              onChange={raw.edit}
              error={raw.error}
              problems={raw.fits ? checked : raw.problems}
              showsSecrets={secrets}
              onDiscard={raw.fits ? undefined : raw.close}
            />
          ) : (
            definition.args.map(field => (
              <ArgumentField key={field.name} field={field} path={keyOf(field.name)} />
            ))
          )}
        </FormShell>
      </FormPartsProvider>
      {asked && (
        <ConfirmDialog
          definition={definition}
          notes={notes}
          verb={verbOf(notes)}
          args={asked}
          preview={props.preview?.(asked)}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined)
            onRun(asked)
          }}
        />
      )}
    </FormProvider>
  )
}
