'use client'

import { Tooltip as Radix } from 'radix-ui'
import { type ReactElement, type ReactNode, useState } from 'react'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}

const bubble =
  'z-50 max-w-72 rounded-md bg-ink px-2 py-1 text-caption text-surface shadow-pop animate-appear text-balance whitespace-pre-line'

/** A short addition to something that already has a name; never the only place of a fact. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content sideOffset={6} collisionPadding={8} className={bubble}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Says why something may not be used; opens on a press too, since a finger cannot hover. */
export function ReasonTooltip({ text, children }: { text: string; children: ReactElement }) {
  const [open, setOpen] = useState(false)
  return (
    <Radix.Root open={open} onOpenChange={setOpen} delayDuration={150}>
      <Radix.Trigger asChild onPointerUp={() => setTimeout(() => setOpen(true))}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content sideOffset={6} collisionPadding={8} className={bubble}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
