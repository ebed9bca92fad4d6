'use client'

import { Trash2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { SearchInput } from '@/components/ui/search-input'
import { Segmented } from '@/components/ui/segmented'
import { Table, TableHead } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { TokenSummary } from '@/lib/client/token-desk'
import { arrangeTokens, isExpired, type SortKey } from './arrange-tokens'
import { RevokeTokens } from './revoke-tokens'
import { TokenRow } from './token-row'
import { useNow } from './use-now'
import { useTokenView } from './use-token-view'

/** So many rows are drawn at once; the rest on demand. */
const ROWS = 200
/** More rows than this scroll below their head. */
const TALL = 16

const shownOptions = [
  { value: 'all', label: 'All' },
  { value: 'valid', label: 'Valid' },
  { value: 'expired', label: 'Expired' },
  { value: 'unused', label: 'Never used' },
] as const

export function TokenList({ server, tokens }: { server: string; tokens: readonly TokenSummary[] }) {
  const [view, change] = useTokenView()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [revoking, setRevoking] = useState<readonly TokenSummary[]>([])
  const [rows, setRows] = useState(ROWS)
  const now = useNow(60_000)
  const shown = arrangeTokens(tokens, useDeferredValue(view), now)
  const canRevoke = (token: TokenSummary) => token.isListed && !isExpired(token, now)
  const offered = shown.filter(canRevoke)
  // What left the list, or the filter, is not acted on unseen.
  const selected = offered.filter(({ fingerprint }) => chosen.has(fingerprint))
  const isAll = offered.length > 0 && selected.length === offered.length
  const toggle = (fingerprint: string) => {
    const next = new Set(chosen)
    if (!next.delete(fingerprint)) next.add(fingerprint)
    setChosen(next)
  }
  const heading = (key: SortKey, label: string, className?: string) => (
    <TableHeader
      className={className}
      sorted={view.sort === key ? (view.down ? 'descending' : 'ascending') : undefined}
      onSort={() => change({ sort: key, down: view.sort === key ? !view.down : false })}
    >
      {label}
    </TableHeader>
  )
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchInput
          label="Filter tokens"
          placeholder="Name, account, scope …"
          className="w-64 max-sm:w-full"
          value={view.text}
          onChange={event => change({ text: event.target.value })}
        />
        <Segmented
          label="Show"
          value={view.show}
          onChange={show => change({ show })}
          options={shownOptions}
          className="max-sm:w-full"
        />
        <p role="status" className="text-muted tabular-nums">
          {shown.length === tokens.length
            ? `${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}`
            : `${shown.length} of ${tokens.length}`}
        </p>
      </div>
      {selected.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-y border-line-strong py-2 max-md:sticky max-md:top-13 max-md:z-20 max-md:bg-surface">
          <p className="font-medium tabular-nums">{selected.length} selected</p>
          <Button size="sm" variant="destructive" icon={Trash2} onClick={() => setRevoking(selected)}>
            Revoke {selected.length === 1 ? 'it' : `${selected.length} tokens`}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setChosen(new Set())}>
            Clear the selection
          </Button>
        </div>
      )}
      <Table
        caption="Tokens"
        className={cx(shown.length > TALL && 'md:max-h-[max(24rem,calc(100dvh-18rem))]')}
      >
        <TableHead>
          <tr>
            <TableHeader className="w-8 pr-0">
              <Checkbox
                label={<VisuallyHidden>Select all that can be revoked</VisuallyHidden>}
                checked={isAll}
                disabled={offered.length === 0}
                onChange={() =>
                  setChosen(new Set(isAll ? [] : offered.map(({ fingerprint }) => fingerprint)))
                }
              />
            </TableHeader>
            {heading('name', 'Name')}
            {heading('owner', 'Account', 'max-md:hidden')}
            <TableHeader className="max-md:hidden">Scopes</TableHeader>
            {heading('expires', 'Expires')}
            {heading('used', 'Last used', 'max-sm:hidden')}
            {heading('created', 'Issued', 'max-lg:hidden')}
          </tr>
        </TableHead>
        <tbody>
          {shown.slice(0, rows).map(token => (
            <TokenRow
              key={token.fingerprint}
              server={server}
              token={token}
              isSelected={chosen.has(token.fingerprint) && canRevoke(token)}
              onSelect={canRevoke(token) ? () => toggle(token.fingerprint) : undefined}
            />
          ))}
        </tbody>
      </Table>
      {shown.length === 0 && <p className="py-4 text-muted">No token fits. Take a word away, or show all.</p>}
      {shown.length > rows && (
        <Button className="justify-self-start" onClick={() => setRows(rows + ROWS)}>
          Show {Math.min(ROWS, shown.length - rows)} more of {shown.length - rows}
        </Button>
      )}
      <RevokeTokens
        server={server}
        tokens={revoking}
        onClose={() => setRevoking([])}
        onRevoked={() => setChosen(new Set())}
      />
    </div>
  )
}
