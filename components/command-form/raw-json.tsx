'use client'

import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useFormParts } from './form-parts'
import type { Problem } from './from-json'
import { spokenPath } from './model'

interface Props {
  text: string
  onChange: (text: string) => void
  /** Why the text is not JSON. */
  error: string | undefined
  /** Where it does not fit the command. */
  problems: readonly Problem[]
  showsSecrets: boolean
  /** Back to the form without this text; left out where the form has taken it over. */
  onDiscard?: () => void
}

/** All arguments as the JSON that is sent. */
export function RawJson({ text, onChange, error, problems, showsSecrets, onDiscard }: Props) {
  const { isDisabled } = useFormParts()
  return (
    <div className="grid gap-3">
      <Field
        label="Arguments as JSON"
        hint={showsSecrets ? 'Secrets are shown here as they are.' : undefined}
        error={error}
      >
        {control => (
          <Textarea
            {...control}
            mono
            rows={12}
            disabled={isDisabled}
            className="min-h-56"
            value={text}
            onChange={event => onChange(event.target.value)}
          />
        )}
      </Field>
      {problems.length > 0 && (
        <ErrorPanel title="This does not fit the command">
          <ul className="grid gap-1">
            {problems.map(({ path, message }) => (
              <li key={spokenPath(path) + message}>
                {path.length > 0 && <span className="font-mono">{spokenPath(path)}: </span>}
                {message}
              </li>
            ))}
          </ul>
        </ErrorPanel>
      )}
      {onDiscard && (
        <p className="text-muted">
          The form takes this over once it fits.{' '}
          <button type="button" onClick={onDiscard} className="rounded-sm font-medium text-accent underline">
            Discard and go back to the form
          </button>
        </p>
      )}
    </div>
  )
}
