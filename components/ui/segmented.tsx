'use client'

import { type ReactNode, useId } from 'react'
import { cx } from './cx'

interface SegmentedProps<V extends string> {
  /** Read out before the options. */
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly { value: V; label: ReactNode }[]
  className?: string
}

/** One of a few, all in sight. Radio buttons underneath: arrows move, one tab stop. */
export function Segmented<V extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset
      className={cx('inline-flex h-8 rounded-md border border-line-strong bg-sunken p-0.5', className)}
    >
      <legend className="sr-only">{label}</legend>
      {options.map(option => (
        <label
          key={option.value}
          className={cx(
            'relative inline-flex flex-1 whitespace-nowrap cursor-pointer select-none items-center justify-center gap-1.5 rounded-sm px-2.5 text-table font-medium',
            'has-focus-visible:outline-2 has-focus-visible:outline-ring',
            option.value === value
              ? 'bg-surface text-ink shadow-[0_0_0_1px_var(--line-strong)]'
              : 'text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
