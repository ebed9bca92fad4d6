import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { type Effect, effects } from './effect'

export type Tone = 'plain' | 'accent' | 'read' | 'write' | 'destructive' | 'success'

const tones: Record<Tone, string> = {
  plain: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  read: 'bg-read-soft text-read',
  write: 'bg-write-soft text-write',
  destructive: 'bg-destructive-soft text-destructive',
  success: 'bg-success-soft text-success',
}

interface BadgeProps {
  tone?: Tone
  icon?: LucideIcon
  className?: string
  children: ReactNode
}

/** A word about something, not to be pressed. */
export function Badge({ tone = 'plain', icon: Icon, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-caption font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3 shrink-0" />}
      {children}
    </span>
  )
}

/** What running it does. `bare` leaves out the ground, for rows that repeat it 200 times. */
export function EffectBadge({ effect, bare = false }: { effect: Effect; bare?: boolean }) {
  const { word, icon: Icon, ink } = effects[effect]
  if (!bare) {
    return (
      <Badge tone={effect} icon={Icon}>
        {word}
      </Badge>
    )
  }
  return (
    <span className={cx('inline-flex items-center gap-1.5 text-caption font-medium whitespace-nowrap', ink)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {word}
    </span>
  )
}
