'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import { runReadQuery } from '@/lib/client/queries'
import { Absent } from './absent'
import type { Figure } from './figures'
import { keepSample } from './samples'
import { Trace } from './trace'
import { useReading } from './use-reading'

interface MainFigureProps {
  server: string
  figure: Figure
  refreshMs: number
}

/** A number that matters, large, with its course. */
export function MainFigure({ server, figure, refreshMs }: MainFigureProps) {
  const { id, label, command, args, read, format, below } = figure
  const reading = useReading({ server, command, args, read, refreshMs })
  const client = useQueryClient()
  const atMs = client.getQueryState(runReadQuery(server, command, args).queryKey)?.dataUpdatedAt ?? 0
  const samples =
    below === 'course' && reading.state === 'known' && atMs > 0
      ? keepSample(`${server} ${id}`, { atMs, value: Number(reading.value) })
      : []
  return (
    <div className="grid min-w-0 content-start gap-1 py-4">
      <dt className="text-muted">{label}</dt>
      <dd className="grid min-h-22 content-between gap-2">
        {reading.state === 'waiting' && <Skeleton className="mt-1 h-8 w-28" />}
        {reading.state === 'known' && (
          <span className="text-figure whitespace-nowrap tabular-nums max-sm:text-[1.625rem]">
            {format(reading.value)}
          </span>
        )}
        {reading.state === 'absent' && <Absent absence={reading} />}
        {samples.length > 0 && <Trace samples={samples} />}
        {reading.state === 'known' && below !== 'course' && (
          <p className="text-caption text-faint tabular-nums">{below(reading.value, atMs)}</p>
        )}
      </dd>
    </div>
  )
}
