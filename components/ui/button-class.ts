import { cx } from './cx'

export type ButtonVariant = 'primary' | 'quiet' | 'ghost' | 'read' | 'write' | 'destructive'
export type ButtonSize = 'sm' | 'md' | 'lg'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:brightness-[0.93]',
  read: 'bg-read text-on-read hover:brightness-[0.93]',
  write: 'bg-write-fill text-on-write hover:brightness-[0.93]',
  destructive: 'bg-destructive text-on-destructive hover:brightness-[0.93]',
  quiet: 'border border-control/60 bg-surface text-ink hover:border-control hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-ink',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 gap-1.5 text-table',
  md: 'h-8 px-3 gap-2 text-body',
  lg: 'h-10 px-4 gap-2 text-body',
}

/** The look of a button, also for a link that is one in looks. */
export const buttonClass = (
  variant: ButtonVariant = 'quiet',
  size: ButtonSize = 'md',
  more?: string,
): string =>
  cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium',
    'transition-[background-color,border-color,filter] duration-100',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-55 aria-disabled:hover:brightness-100',
    variants[variant],
    sizes[size],
    more,
  )
