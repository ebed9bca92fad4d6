'use client'

import { ChevronDown, LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu'
import { Skeleton } from '@/components/ui/skeleton'
import { paths } from '@/lib/paths'
import { useServers } from './use-server'
import { useSignOut } from './use-sign-out'

/** Who I am at this server. */
export function PersonMenu() {
  const { query, server } = useServers()
  const signOut = useSignOut()
  if (!server?.signedInAs) return query.isPending && <Skeleton className="h-4 w-36" />
  const person = server.signedInAs === 'token' ? 'A token' : server.signedInAs
  const trigger = (
    <button
      type="button"
      className="flex h-8 min-w-0 max-w-64 items-center gap-1.5 rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
    >
      <span className="sr-only">Signed in as</span>
      <span className="truncate font-mono">{person}</span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
    </button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuLabel>Signed in at {server.label} as</MenuLabel>
      <p className="px-2 pb-1 font-mono wrap-anywhere">{person}</p>
      <MenuLine />
      <MenuItem asChild>
        <Link href={paths.ownAccount(server.id)}>
          <UserRound aria-hidden className="size-4 shrink-0 text-faint" />
          My account
        </Link>
      </MenuItem>
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
