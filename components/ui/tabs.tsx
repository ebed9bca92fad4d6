'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

export function Tabs({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cx('grid min-w-0', className)} {...rest} />
}

/** The row of tabs, on a hairline. `label` says what they choose. */
export function TabList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Radix.List aria-label={label} className="flex gap-4 overflow-x-auto border-b text-table">
      {children}
    </Radix.List>
  )
}

export function Tab({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.Trigger
      value={value}
      className={cx(
        '-mb-px h-9 whitespace-nowrap border-b-2 border-transparent font-medium text-muted hover:text-ink',
        'focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink',
      )}
    >
      {children}
    </Radix.Trigger>
  )
}

export function TabPanel({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cx('min-w-0 pt-4', className)} {...rest} />
}
