'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TableCell, TableHead, TableRow, TableRowHeader } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import type { ServerSummary } from '@/lib/client/types'
import { type Contact, readContacts } from './contacts'
import { Panel } from './panel'
import { Refusal } from './refusal'
import { useOwn } from './use-own'

const FILTER_FROM = 8
const ROWS = 100

export function RosterPanel({ server }: { server: ServerSummary }) {
  const { data, error, refetch, isFetching } = useOwn(server.id, 'roster')
  return (
    <Panel server={server.id} title="Contacts" commands={['get_roster']}>
      {error ? (
        <Refusal
          server={server}
          error={error}
          opensToo="the contacts of everybody else"
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      ) : data === undefined ? (
        <div aria-busy="true" className="grid gap-3">
          <Skeleton className="h-5" />
          <Skeleton className="h-5" />
        </div>
      ) : (
        <Contacts contacts={readContacts(data)} />
      )}
    </Panel>
  )
}

function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const [filter, setFilter] = useState('')
  const [rows, setRows] = useState(ROWS)
  const wanted = filter.trim().toLowerCase()
  const shown = contacts.filter(({ jid, nick, groups }) =>
    `${jid} ${nick} ${groups.join(' ')}`.toLowerCase().includes(wanted),
  )
  if (contacts.length === 0)
    return (
      <p className="text-muted">
        Your roster is empty. Contacts that you add with a chat program appear here.
      </p>
    )
  return (
    <div className="grid gap-2">
      {contacts.length >= FILTER_FROM && (
        <div className="flex flex-wrap items-center gap-3">
          <SearchInput
            label="Filter contacts"
            placeholder="Filter"
            className="w-64 max-sm:w-full"
            value={filter}
            onChange={event => setFilter(event.target.value)}
          />
          <p role="status" className="text-muted tabular-nums">
            {wanted ? `${shown.length} of ${contacts.length}` : `${contacts.length} contacts`}
          </p>
        </div>
      )}
      <Table caption="Contacts">
        <TableHead>
          <tr>
            <TableHeader>Contact</TableHeader>
            <TableHeader className="max-sm:hidden">Presence</TableHeader>
            <TableHeader>Groups</TableHeader>
          </tr>
        </TableHead>
        <tbody>
          {shown.slice(0, rows).map(({ jid, nick, sees, groups }) => (
            <TableRow key={jid}>
              <TableRowHeader className="py-1.5 wrap-anywhere">
                {nick && <span className="block">{nick}</span>}
                <span className="font-mono text-muted">{jid}</span>
              </TableRowHeader>
              <TableCell className="whitespace-nowrap text-muted max-sm:hidden">{sees}</TableCell>
              <TableCell className="wrap-anywhere">{groups.join(', ')}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {shown.length === 0 && <p className="text-muted">No contact fits.</p>}
      {shown.length > rows && (
        <Button className="justify-self-start" onClick={() => setRows(rows + ROWS)}>
          Show {Math.min(ROWS, shown.length - rows)} more of {shown.length - rows}
        </Button>
      )}
    </div>
  )
}
