import { Check } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ label, hint, ...rest }: CheckboxProps) {
  const hintId = useId()
  return (
    <div className="grid gap-0.5">
      <label className="flex w-fit items-start gap-2.5">
        <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
          <input
            type="checkbox"
            aria-describedby={hint ? hintId : undefined}
            className="peer size-4 appearance-none rounded-sm border border-control bg-surface checked:border-accent checked:bg-accent disabled:opacity-50"
            {...rest}
          />
          <Check
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute size-3 text-on-accent opacity-0 peer-checked:opacity-100"
          />
        </span>
        <span>{label}</span>
      </label>
      {hint && (
        <p id={hintId} className="pl-6.5 text-caption text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
