'use client'

import Link from 'next/link'
import { Skeleton } from '@/components/ui/skeleton'
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { AbsentShort } from './absent'
import { formatCount } from './format'
import type { Reading } from './reading'
import { useReading } from './use-reading'

const read = (value: Json) => (typeof value === 'number' || typeof value === 'string' ? value : undefined)

export function HostRow({ server, host, refreshMs }: { server: string; host: string; refreshMs: number }) {
  const ask = (name: string) => ({ server, command: 'stats_host', args: { name, host }, read, refreshMs })
  const registered = useReading(ask('registeredusers'))
  const online = useReading(ask('onlineusers'))
  return (
    <TableRow>
      <TableRowHeader mono className="w-full max-w-0 truncate">
        <Link
          title={host}
          href={paths.command(server, 'registered_users', { host })}
          className="rounded-sm hover:text-accent hover:underline hover:underline-offset-3"
        >
          {host}
        </Link>
      </TableRowHeader>
      <TableCell number>
        <Count reading={registered} />
      </TableCell>
      <TableCell number>
        <Count reading={online} />
      </TableCell>
    </TableRow>
  )
}

function Count({ reading }: { reading: Reading<number | string> }) {
  if (reading.state === 'waiting') return <Skeleton className="ml-auto h-4 w-12" />
  if (reading.state === 'known') return formatCount(reading.value)
  return <AbsentShort absence={reading} />
}
