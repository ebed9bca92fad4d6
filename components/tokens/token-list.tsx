'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { SearchInput } from '@/components/ui/search-input'
import { Table, TableCell, TableHead, TableRow, TableRowHeader } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { timeLeft } from './time-left'
import { fingerprint, type TokenRow } from './token-rows'

interface TokenListProps {
  tokens: readonly TokenRow[]
  onRevoke: (token: TokenRow) => void
}

export function TokenList({ tokens, onRevoke }: TokenListProps) {
  const [filter, setFilter] = useState('')
  const shown = tokens.filter(({ person, scopes }) =>
    `${person} ${scopes.join(' ')}`.includes(filter.trim().toLowerCase()),
  )
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchInput
          label="Filter by account or scope"
          placeholder="Filter by account or scope"
          className="w-72 max-w-full"
          value={filter}
          onChange={event => setFilter(event.target.value)}
        />
        <p aria-live="polite" className="text-caption text-muted tabular-nums">
          {shown.length} of {tokens.length}
        </p>
      </div>
      <Table caption="Tokens">
        <TableHead>
          <tr>
            <TableHeader>Account</TableHeader>
            <TableHeader>Scopes</TableHeader>
            <TableHeader>Token</TableHeader>
            <TableHeader>Expires</TableHeader>
            <TableHeader>
              <VisuallyHidden>Actions</VisuallyHidden>
            </TableHeader>
          </tr>
        </TableHead>
        <tbody>
          {shown.map(row => (
            <TableRow key={row.token}>
              <TableRowHeader mono>{row.person}</TableRowHeader>
              <TableCell mono className="max-w-80 truncate" title={row.scopes.join(' ')}>
                {row.scopes.join(' ') || <span className="font-sans text-muted">none: opens nothing</span>}
              </TableCell>
              <TableCell mono className="text-muted">
                {fingerprint(row.token)}
              </TableCell>
              <TableCell className={cx('whitespace-nowrap', (row.secondsLeft ?? 1) <= 0 && 'text-muted')}>
                {row.secondsLeft === undefined ? '' : timeLeft(row.secondsLeft)}
              </TableCell>
              <TableCell className="text-right">
                <Button
                  size="sm"
                  variant="ghost"
                  icon={Trash2}
                  onClick={() => onRevoke(row)}
                  aria-label={`Revoke the token ${fingerprint(row.token)} of ${row.person}`}
                >
                  Revoke
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
