'use client'

import { Trash2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Table, TableCell, TableHead, TableRow, TableRowHeader } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { ClientSummary } from '@/lib/client/token-desk'

interface ClientTableProps {
  clients: readonly ClientSummary[]
  onRemove: (id: string) => void
}

export function ClientTable({ clients, onRemove }: ClientTableProps) {
  return (
    <Table caption="OAuth clients">
      <TableHead>
        <tr>
          <TableHeader>Name</TableHeader>
          <TableHeader>Client ID</TableHeader>
          <TableHeader className="max-sm:hidden">Gets tokens</TableHeader>
          <TableHeader>
            <VisuallyHidden>Actions</VisuallyHidden>
          </TableHeader>
        </tr>
      </TableHead>
      <tbody>
        {clients.map(({ id, name, grant, redirectUri }) => (
          <TableRow key={id}>
            <TableRowHeader className="wrap-anywhere">{name}</TableRowHeader>
            <TableCell mono className="wrap-anywhere">
              {id}
            </TableCell>
            <TableCell className="max-w-96 truncate max-sm:hidden" title={redirectUri}>
              {grant === 'password' ? (
                <Badge>with a secret</Badge>
              ) : (
                <>
                  <Badge>in the browser</Badge> <span className="font-mono text-muted">{redirectUri}</span>
                </>
              )}
            </TableCell>
            <TableCell className="text-right">
              <Button
                size="sm"
                variant="ghost"
                icon={Trash2}
                aria-label={`Remove the client ${id}`}
                onClick={() => onRemove(id)}
              >
                <span className="max-sm:sr-only">Remove</span>
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
