'use client'

import { LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { paths } from '@/lib/paths'
import { sections } from './sections'
import { ServerLine } from './server-line'
import { themes } from './theme-menu'
import { useServerId, useServers } from './use-server'
import { useSignOut } from './use-sign-out'
import { useTheme } from './use-theme'

/** On a phone: the pages that the bar has no room for, the servers, the theme, and who I am. */
export function MoreSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const id = useServerId()
  const { servers, server } = useServers()
  const [theme, choose] = useTheme()
  const signOut = useSignOut()
  return (
    <Dialog kind="sheet" open={open} onOpenChange={onOpenChange} title="More">
      <nav aria-label="More pages">
        <ul className="-mx-2 grid gap-px">
          {sections
            .filter(({ inSheet }) => inSheet)
            .map(({ segment, label, icon: Icon, path }) => (
              <li key={segment}>
                <Link
                  href={path(id)}
                  onClick={() => onOpenChange(false)}
                  className="flex h-10 items-center gap-2.5 rounded-md px-2 font-medium hover:bg-hover"
                >
                  <Icon aria-hidden className="size-4 text-faint" />
                  {label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <h3 className="mt-5 mb-1 text-section">Servers</h3>
      <ul className="-mx-2 grid gap-px">
        {servers.map(each => (
          <li key={each.id}>
            <Link
              href={each.signedInAs ? paths.overview(each.id) : paths.signIn(each.id)}
              onClick={() => onOpenChange(false)}
              aria-current={each.id === server?.id ? 'true' : undefined}
              className="flex rounded-md px-2 py-2 hover:bg-hover aria-[current]:bg-hover"
            >
              <ServerLine server={each} person />
            </Link>
          </li>
        ))}
      </ul>
      <div className="mt-5 grid gap-2">
        <h3 className="text-section">Theme</h3>
        <Segmented label="Theme" value={theme} onChange={choose} options={themes} className="h-10 w-full" />
      </div>
      {server?.signedInAs && (
        <div className="mt-6 grid gap-2 border-t pt-4">
          <p className="text-muted">
            Signed in as <span className="font-mono text-ink wrap-anywhere">{server.signedInAs}</span>
          </p>
          <Link
            href={paths.ownAccount(server.id)}
            onClick={() => onOpenChange(false)}
            className={buttonClass('quiet', 'lg')}
          >
            <UserRound aria-hidden className="size-4" />
            My account
          </Link>
          <Button size="lg" icon={LogOut} pending={signOut.isPending} onClick={() => signOut.mutate()}>
            Sign out
          </Button>
        </div>
      )}
    </Dialog>
  )
}
