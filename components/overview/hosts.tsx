'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import type { Json } from '@/lib/commands/types'
import { Absent } from './absent'
import { HostRow } from './host-row'
import { useReading } from './use-reading'

/** Two commands run per virtual host and beat: more only when asked. */
const HOSTS_AT_FIRST = 12

const readHosts = (value: Json) =>
  Array.isArray(value) && value.every(each => typeof each === 'string')
    ? (value as readonly string[])
    : undefined

/** The virtual hosts, each with its accounts. */
export function Hosts({ server, refreshMs }: { server: string; refreshMs: number }) {
  const [all, setAll] = useState(false)
  const hosts = useReading({ server, command: 'registered_vhosts', read: readHosts, refreshMs })
  const names = hosts.state === 'known' ? hosts.value : []
  const shown = all ? names : names.slice(0, HOSTS_AT_FIRST)
  return (
    <section aria-labelledby="hosts" className="grid min-w-0 content-start gap-3">
      <h2 id="hosts" className="flex items-baseline gap-2 text-section">
        Virtual hosts
        {hosts.state === 'known' && (
          <span className="font-normal text-faint tabular-nums">{names.length}</span>
        )}
      </h2>
      {hosts.state === 'absent' ? (
        <Absent absence={hosts} />
      ) : hosts.state === 'known' && names.length === 0 ? (
        <EmptyState title="No virtual host">
          The server has none; it needs one before an account can be created.
        </EmptyState>
      ) : (
        <Table caption="Virtual hosts and their accounts">
          <TableHead>
            <tr>
              <TableHeader>Virtual host</TableHeader>
              <TableHeader number>Registered</TableHeader>
              <TableHeader number>Online</TableHeader>
            </tr>
          </TableHead>
          <tbody>
            {hosts.state === 'waiting' && <WaitingRow />}
            {shown.map(host => (
              <HostRow key={host} server={server} host={host} refreshMs={refreshMs * 3} />
            ))}
          </tbody>
        </Table>
      )}
      {shown.length < names.length && (
        <Button variant="ghost" size="sm" className="justify-self-start" onClick={() => setAll(true)}>
          Show all {names.length}
        </Button>
      )}
    </section>
  )
}

function WaitingRow() {
  return (
    <TableRow>
      <TableCell>
        <Skeleton className="h-4 w-40" />
      </TableCell>
      <TableCell>
        <Skeleton className="ml-auto h-4 w-12" />
      </TableCell>
      <TableCell>
        <Skeleton className="ml-auto h-4 w-12" />
      </TableCell>
    </TableRow>
  )
}
