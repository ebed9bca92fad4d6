'use client'

import Link from 'next/link'
import { useSelectedLayoutSegment } from 'next/navigation'
import { cx } from '@/components/ui/cx'
import { sectionOf, sections } from './sections'
import { useServerId } from './use-server'

/** The navigation of a server, at the left. */
export function NavLinks() {
  const server = useServerId()
  const here = sectionOf(useSelectedLayoutSegment() ?? '')
  return (
    <ul className="grid gap-px">
      {sections.map(({ segment, label, icon: Icon, path }) => (
        <li key={segment}>
          <Link
            href={path(server)}
            aria-current={segment === here ? 'page' : undefined}
            className={cx(
              'relative flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium',
              segment === here
                ? 'text-ink before:absolute before:inset-y-1.5 before:-left-3 before:w-0.5 before:bg-accent'
                : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <Icon aria-hidden className={cx('size-4', segment === here ? 'text-accent' : 'text-faint')} />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
