'use client'

import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { ArrowRight, Search, Server } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useEffect, useState } from 'react'
import { EffectBadge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { StatusDot } from '@/components/ui/status-dot'
import { catalogueQuery, serversQuery } from '@/lib/client/queries'
import { searchCommands } from '@/lib/client/search-commands'
import { stateLine } from '@/lib/client/server-words'
import { paths } from '@/lib/paths'
import { PaletteFooter } from './palette-footer'
import { matches, type PalettePage } from './palette-pages'
import { usePaletteKey } from './use-palette-key'

/** More would not be read; typing another letter is quicker. */
const COMMANDS_MAX = 40

interface PaletteProps {
  server: string
  pages: readonly PalettePage[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Everything by its name, from anywhere. */
export function Palette({ open, onOpenChange, ...rest }: PaletteProps) {
  usePaletteKey(() => onOpenChange(!open))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Find a command, a page or a server"
      bare
      size="lg"
      className="overflow-hidden"
    >
      <PaletteBody {...rest} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function PaletteBody({
  server,
  pages,
  onDone,
}: Pick<PaletteProps, 'server' | 'pages'> & { onDone: () => void }) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const catalogue = useQuery(catalogueQuery(server))
  const servers = useQuery(serversQuery()).data?.servers ?? []
  const found = searchCommands(catalogue.data?.commands ?? [], wanted).slice(0, COMMANDS_MAX)
  const foundPages = pages.filter(page => matches(page.label, wanted))
  const foundServers = servers.filter(each => each.id !== server && matches(each.label, wanted))
  const [selected, setSelected] = useState('')
  const first = found[0] && wanted.trim() ? `command ${found[0].name}` : `page ${foundPages[0]?.path}`
  // Each letter changes what is best; the choice follows it to the top.
  useEffect(() => setSelected(first), [first])
  const go = (path: string) => {
    onDone()
    router.push(path)
  }
  const commandGroup = (
    <Command.Group key="commands" heading="Commands">
      {found.map(({ name, notes, unavailable }) => (
        <Item key={name} value={`command ${name}`} onSelect={() => go(paths.command(server, name))}>
          <span className="min-w-0 flex-1">
            <span className={cx('block truncate font-mono', unavailable ? 'text-faint' : 'text-ink')}>
              {name}
            </span>
            <span className="block truncate text-caption text-muted">{unavailable ?? notes.summary}</span>
          </span>
          <EffectBadge effect={notes.effect} bare />
        </Item>
      ))}
    </Command.Group>
  )
  const pageGroup = (
    <Command.Group key="pages" heading="Pages">
      {foundPages.map(({ label, path }) => (
        <Item key={path} value={`page ${path}`} onSelect={() => go(path)}>
          <ArrowRight aria-hidden className="size-4 text-faint" />
          {label}
        </Item>
      ))}
    </Command.Group>
  )
  return (
    <Command
      shouldFilter={false}
      label="Find a command, a page or a server"
      value={selected}
      onValueChange={setSelected}
    >
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Find a command, a page or a server"
          className="h-12 min-w-0 flex-1 bg-transparent text-touch outline-none md:text-section md:font-normal"
        />
      </div>
      <Command.List className="max-h-[min(26rem,calc(100dvh-14rem))] overflow-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-faint">
        <Command.Empty className="px-4 py-10 text-center text-muted">
          {catalogue.isPending ? 'Loading the commands' : `Nothing is called “${typed}” here.`}
        </Command.Empty>
        {wanted.trim()
          ? [found.length > 0 && commandGroup, foundPages.length > 0 && pageGroup]
          : [pageGroup, found.length > 0 && commandGroup]}
        {foundServers.length > 0 && (
          <Command.Group heading="Servers">
            {foundServers.map(each => (
              <Item
                key={each.id}
                value={`server ${each.id}`}
                onSelect={() => go(each.signedInAs ? paths.overview(each.id) : paths.signIn(each.id))}
              >
                <Server aria-hidden className="size-4 text-faint" />
                <span className="flex-1">{each.label}</span>
                <span className="flex items-center gap-1.5 text-caption text-muted">
                  <StatusDot status={each.state} />
                  {stateLine(each)}
                </span>
              </Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
      <PaletteFooter />
    </Command>
  )
}

function Item({
  value,
  onSelect,
  children,
}: {
  value: string
  onSelect: () => void
  children: React.ReactNode
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-accent-soft"
    >
      {children}
    </Command.Item>
  )
}
