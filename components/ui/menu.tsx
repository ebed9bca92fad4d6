'use client'

import { Check, type LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { cx } from './cx'

interface MenuProps {
  /** One button; it opens the menu. */
  trigger: ReactElement
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  className?: string
  children: ReactNode
}

export function Menu({ trigger, align = 'end', side, className, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-auto rounded-lg border border-line-strong bg-raised p-1 shadow-pop animate-rise',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const row =
  'flex min-h-8 w-full select-none items-center gap-2.5 rounded-md px-2 py-1 text-left outline-none data-highlighted:bg-accent-soft data-disabled:opacity-50'

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: LucideIcon
  danger?: boolean
}

export function MenuItem({
  icon: Icon,
  danger = false,
  className,
  children,
  asChild,
  ...rest
}: MenuItemProps) {
  return (
    <Radix.Item asChild={asChild} className={cx(row, danger && 'text-destructive', className)} {...rest}>
      {asChild ? (
        children
      ) : (
        <>
          {Icon && <Icon aria-hidden className={cx('size-4 shrink-0', !danger && 'text-faint')} />}
          {children}
        </>
      )}
    </Radix.Item>
  )
}

interface MenuChoiceProps<V extends string> {
  value: V
  onChange: (value: V) => void
  options: readonly { value: V; label: string; icon?: LucideIcon }[]
}

/** One of several, the present one ticked. */
export function MenuChoice<V extends string>({ value, onChange, options }: MenuChoiceProps<V>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={next => onChange(next as V)}>
      {options.map(({ value: each, label, icon: Icon }) => (
        <Radix.RadioItem key={each} value={each} className={row}>
          {Icon && <Icon aria-hidden className="size-4 shrink-0 text-faint" />}
          <span className="flex-1">{label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden className="size-4 text-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-caption text-faint">{children}</Radix.Label>
}

export function MenuLine() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}
