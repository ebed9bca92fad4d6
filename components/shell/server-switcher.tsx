'use client'

import { Check, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'
import { Skeleton } from '@/components/ui/skeleton'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { paths } from '@/lib/paths'
import { ServerLine } from './server-line'
import { useServers } from './use-server'

/** Which server these pages are about, and the way to another. */
export function ServerSwitcher({ className }: { className?: string }) {
  const { query, servers, server } = useServers()
  const trigger = (
    <button
      type="button"
      className={cx(
        'flex h-12 w-full min-w-0 items-center gap-2 rounded-md px-2.5 hover:bg-hover data-[state=open]:bg-hover',
        className,
      )}
    >
      <VisuallyHidden>Server</VisuallyHidden>
      {server ? <ServerLine server={server} /> : query.isPending ? <LinePlaceholder /> : <NoServer />}
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-faint" />
    </button>
  )
  return (
    <Menu trigger={trigger} align="start" className="w-72 max-w-[calc(100vw-2rem)]">
      <MenuLabel>Servers</MenuLabel>
      {servers.map(each => (
        <MenuItem key={each.id} asChild className="py-1.5">
          <Link href={each.signedInAs ? paths.overview(each.id) : paths.signIn(each.id)}>
            <ServerLine server={each} person />
            {each.id === server?.id && (
              <Check aria-label="This one" className="size-4 shrink-0 text-accent" />
            )}
          </Link>
        </MenuItem>
      ))}
    </Menu>
  )
}

function NoServer() {
  return <span className="flex-1 text-left text-muted">Choose a server</span>
}

function LinePlaceholder() {
  return (
    <span className="grid flex-1 gap-1.5">
      <Skeleton className="h-3.5 w-28" />
      <Skeleton className="h-3 w-20" />
    </span>
  )
}
