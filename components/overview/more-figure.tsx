'use client'

import { Skeleton } from '@/components/ui/skeleton'
import { AbsentShort } from './absent'
import type { Figure } from './figures'
import { useReading } from './use-reading'

interface MoreFigureProps {
  server: string
  figure: Figure
  refreshMs: number
}

/** A number in one line. */
export function MoreFigure({ server, figure, refreshMs }: MoreFigureProps) {
  const { label, command, args, read, format } = figure
  const reading = useReading({ server, command, args, read, refreshMs })
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-b py-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="text-right tabular-nums">
        {reading.state === 'waiting' && <Skeleton className="h-4 w-12" />}
        {reading.state === 'known' && format(reading.value)}
        {reading.state === 'absent' && <AbsentShort absence={reading} />}
      </dd>
    </div>
  )
}
