'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { BrandMark } from '@/components/ui/brand'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { BottomBar } from './bottom-bar'
import { Breadcrumb } from './breadcrumb'
import { FindButton } from './find-button'
import { NavLinks } from './nav-links'
import { NoAnswer } from './no-answer'
import { PersonMenu } from './person-menu'
import { ServerSwitcher } from './server-switcher'
import { SessionEnded } from './session-ended'
import { ThemeMenu } from './theme-menu'
import { UnknownServer } from './unknown-server'
import { ServerProvider, useServers } from './use-server'
import { useSessionWatch } from './use-session-watch'

interface ShellProps {
  server: string
  onFind: () => void
  /** The sign-in form, for a session that ends under an open page. */
  signInForm: (server: ServerSummary, person: string) => ReactNode
  children: ReactNode
}

/** The frame of every page of a server. */
export function Shell(props: ShellProps) {
  return (
    <ServerProvider value={props.server}>
      <Frame {...props} />
    </ServerProvider>
  )
}

function Frame({ server: id, onFind, signInForm, children }: ShellProps) {
  const { query, server } = useServers()
  const { ended } = useSessionWatch()
  const unknown = query.isSuccess && !server
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-ink px-3 py-2 text-surface focus:translate-y-0"
      >
        Skip to the page
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-3 border-r bg-canvas px-3 pt-3 pb-4 lg:flex">
        <Link href={paths.overview(id)} className="flex h-8 w-fit items-center gap-2 rounded-md px-2.5">
          <BrandMark className="size-5" />
          <span className="font-semibold tracking-tight">Switchboard</span>
        </Link>
        <ServerSwitcher className="border border-line-strong bg-surface" />
        {!unknown && (
          <nav aria-label="Pages">
            <NavLinks />
          </nav>
        )}
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col bg-surface">
        <header className="sticky top-0 z-20 flex h-13 items-center gap-3 border-b bg-surface px-4 sm:px-6 lg:px-8">
          <BrandMark className="size-5 shrink-0 lg:hidden" />
          <div className="min-w-0 flex-1 max-lg:hidden">
            <Breadcrumb />
          </div>
          <ServerSwitcher className="lg:hidden" />
          <div className="flex items-center gap-2 max-lg:hidden">
            <FindButton onFind={onFind} />
            <ThemeMenu />
            <PersonMenu />
          </div>
        </header>
        {query.error && <NoAnswer message={query.error.message} />}
        {server && ended && <SessionEnded server={server} form={signInForm(server, ended)} />}
        <main
          id="main"
          tabIndex={-1}
          className="w-full max-w-300 px-4 pt-6 pb-28 outline-none sm:px-6 lg:px-8 lg:pb-16"
        >
          {unknown ? <UnknownServer id={id} /> : children}
        </main>
      </div>
      <BottomBar onFind={onFind} />
    </div>
  )
}
