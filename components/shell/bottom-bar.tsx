'use client'

import { Menu as MenuIcon, Search } from 'lucide-react'
import Link from 'next/link'
import { useSelectedLayoutSegment } from 'next/navigation'
import { useState } from 'react'
import { cx } from '@/components/ui/cx'
import { MoreSheet } from './more-sheet'
import { sectionOf, sections } from './sections'
import { useServerId } from './use-server'

const inBar = sections.filter(({ inSheet }) => !inSheet)

const place = 'flex h-14 flex-1 flex-col items-center justify-center gap-1 text-caption font-medium'

/** The navigation on a phone: what is used most, and a sheet for the rest. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const server = useServerId()
  const here = sectionOf(useSelectedLayoutSegment() ?? '')
  const [more, setMore] = useState(false)
  return (
    <nav
      aria-label="Pages"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-canvas pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {inBar.map(({ segment, label, icon: Icon, path }) => (
        <Link
          key={segment}
          href={path(server)}
          aria-current={segment === here ? 'page' : undefined}
          className={cx(place, segment === here ? 'text-accent' : 'text-muted')}
        >
          <Icon aria-hidden className="size-5" />
          {label}
        </Link>
      ))}
      <button type="button" onClick={onFind} className={cx(place, 'text-muted')}>
        <Search aria-hidden className="size-5" />
        Find
      </button>
      <button
        type="button"
        onClick={() => setMore(true)}
        className={cx(place, inBar.some(({ segment }) => segment === here) ? 'text-muted' : 'text-accent')}
      >
        <MenuIcon aria-hidden className="size-5" />
        More
      </button>
      <MoreSheet open={more} onOpenChange={setMore} />
    </nav>
  )
}
