import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { TableCell, TableRow, TableRowHeader } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { TokenSummary } from '@/lib/client/token-desk'
import { paths } from '@/lib/paths'
import { Ago, Countdown } from './moment'

interface TokenRowProps {
  server: string
  token: TokenSummary
  isSelected: boolean
  /** Left out: it cannot be revoked from the list. */
  onSelect?: () => void
}

const scopeText = (scopes: readonly string[]) => scopes.join(', ') || 'none: opens nothing'

export function TokenRow({ server, token, isSelected, onSelect }: TokenRowProps) {
  const { fingerprint, name, owner, scopes, expiresAt, isListed, createdBy, createdAt, lastUsedAt } = token
  return (
    <TableRow aria-selected={isSelected} className="aria-selected:bg-accent-soft">
      <TableCell className="w-8 pr-0">
        <Checkbox
          label={<VisuallyHidden>Select {name || fingerprint}</VisuallyHidden>}
          checked={isSelected}
          disabled={!onSelect}
          onChange={() => onSelect?.()}
        />
      </TableCell>
      <TableRowHeader className="max-w-72 min-w-40 py-1.5 max-sm:w-full max-sm:max-w-0">
        <Link href={paths.token(server, fingerprint)} className="block truncate rounded-sm hover:underline">
          {name || <span className="text-muted">Unnamed</span>}{' '}
          <span className="font-mono text-caption text-faint">{fingerprint.slice(0, 8)}</span>
        </Link>
        {!isListed && <Badge>not listed by the server</Badge>}
        <div className="truncate text-caption text-muted md:hidden">
          <span className="font-mono">{owner}</span>
          <br />
          <span className="font-mono">{scopeText(scopes)}</span>
        </div>
      </TableRowHeader>
      <TableCell mono className="max-w-56 truncate max-md:hidden" title={owner}>
        {owner}
      </TableCell>
      <TableCell mono className="max-w-56 truncate max-md:hidden" title={scopeText(scopes)}>
        {scopes.length > 0 ? scopeText(scopes) : <span className="font-sans text-muted">none</span>}
      </TableCell>
      <TableCell>
        <Countdown atMs={expiresAt} />
      </TableCell>
      <TableCell className="max-sm:hidden">
        <Ago atMs={lastUsedAt} never="not seen" />
      </TableCell>
      <TableCell className="max-w-44 truncate max-lg:hidden" title={createdBy || undefined}>
        {createdBy ? (
          <>
            <Ago atMs={createdAt} never="" /> <span className="font-mono text-muted">{createdBy}</span>
          </>
        ) : (
          <span className="text-faint">elsewhere</span>
        )}
      </TableCell>
    </TableRow>
  )
}
