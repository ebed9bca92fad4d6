'use client'

import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { ArrowRight, Search, Server } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { EffectBadge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { Dialog } from '@/components/ui/dialog'
import { StatusDot } from '@/components/ui/status-dot'
import { catalogueQuery, serversQuery } from '@/lib/client/queries'
import { searchCommands } from '@/lib/client/search-commands'
import { stateLine } from '@/lib/client/server-words'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { PaletteFooter } from './palette-footer'
import { matches, type PalettePage } from './palette-pages'
import { useChoice, useEarlyEnter } from './use-choice'
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
  const catalogue = useQuery(catalogueQuery(server))
  const servers = useQuery(serversQuery()).data?.servers ?? []
  const found = searchCommands(catalogue.data?.commands ?? [], typed).slice(0, COMMANDS_MAX)
  const foundPages = pages.filter(page => matches(page.label, typed))
  const foundServers = servers.filter(each => each.id !== server && matches(each.label, typed))
  const best = bestOf(server, typed.trim() ? found : [], foundPages, foundServers)
  const [chosen, choose] = useChoice(typed, best?.value ?? '')
  const go = (path: string) => {
    onDone()
    router.push(path)
  }
  const keepEarlyEnter = useEarlyEnter(typed, catalogue.isPending, () => best && go(best.path))
  const commandGroup = (
    <Command.Group key="commands" heading="Commands">
      {found.map(({ name, notes, unavailable }) => (
        <Item key={name} entry={commandEntry(server, name)} onGo={go}>
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
        <Item key={path} entry={pageEntry(path)} onGo={go}>
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
      value={chosen}
      onValueChange={choose}
      onKeyDown={keepEarlyEnter}
    >
      <div className="flex items-center gap-3 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        {/* Not given its value: with one, cmdk takes the letter up after the next key. */}
        <Command.Input
          onValueChange={setTyped}
          placeholder="Find a command, a page or a server"
          className="h-12 min-w-0 flex-1 bg-transparent text-touch outline-none md:text-section md:font-normal"
        />
      </div>
      <Command.List className="max-h-[min(26rem,calc(100dvh-14rem))] overflow-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-caption [&_[cmdk-group-heading]]:text-faint">
        <Command.Empty className="px-4 py-10 text-center text-muted">
          {catalogue.isPending
            ? 'Loading the commands'
            : (catalogue.error?.message ?? `Nothing is called “${typed}” here.`)}
        </Command.Empty>
        {typed.trim()
          ? [found.length > 0 && commandGroup, foundPages.length > 0 && pageGroup]
          : [pageGroup, found.length > 0 && commandGroup]}
        {foundServers.length > 0 && (
          <Command.Group heading="Servers">
            {foundServers.map(each => (
              <Item key={each.id} entry={serverEntry(each)} onGo={go}>
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

/** What the list knows an entry by, and where it leads. */
interface Entry {
  value: string
  path: string
}

const commandEntry = (server: string, name: string): Entry => ({
  value: `command ${name}`,
  path: paths.command(server, name),
})
const pageEntry = (path: string): Entry => ({ value: `page ${path}`, path })
const serverEntry = ({ id, signedInAs }: ServerSummary): Entry => ({
  value: `server ${id}`,
  path: signedInAs ? paths.overview(id) : paths.signIn(id),
})

/** The first entry in the order of the list; undefined where it has none. */
function bestOf(
  server: string,
  [command]: readonly { name: string }[],
  [page]: readonly PalettePage[],
  [other]: readonly ServerSummary[],
) {
  if (command) return commandEntry(server, command.name)
  if (page) return pageEntry(page.path)
  return other && serverEntry(other)
}

function Item({
  entry: { value, path },
  onGo,
  children,
}: {
  entry: Entry
  onGo: (path: string) => void
  children: React.ReactNode
}) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onGo(path)}
      className="flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1.5 data-[selected=true]:bg-accent-soft"
    >
      {children}
    </Command.Item>
  )
}
