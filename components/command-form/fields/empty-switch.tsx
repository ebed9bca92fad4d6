import { cx } from '@/components/ui/cx'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { FormScalar } from '../model'

interface Props {
  label: string
  value: FormScalar
  set: (value: FormScalar) => void
}

/** Empty text is an answer of its own: it is sent only where a person says so. */
export function EmptySwitch({ label, value, set }: Props) {
  const isEmpty = value === ''
  if (value !== null && !isEmpty) return null
  return (
    <button
      type="button"
      aria-pressed={isEmpty}
      onClick={() => set(isEmpty ? null : '')}
      className={cx(
        'w-fit rounded-sm text-left text-caption font-medium underline-offset-2 hover:underline',
        isEmpty ? 'text-accent' : 'text-muted',
      )}
    >
      {isEmpty ? 'Empty text is sent · undo' : 'Send empty text'}
      <VisuallyHidden>: {label}</VisuallyHidden>
    </button>
  )
}
