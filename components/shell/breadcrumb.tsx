'use client'

import Link from 'next/link'
import { useSelectedLayoutSegments } from 'next/navigation'
import { paths } from '@/lib/paths'
import { allPages } from './sections'
import { useServers } from './use-server'

/** Where I am: the server, its section, and the command or thing that is open. */
export function Breadcrumb() {
  const { server } = useServers()
  const [segment = '', ...rest] = useSelectedLayoutSegments()
  const section = allPages.find(each => each.segment === segment)
  if (!server) return null
  const leaf = rest.map(decodeURIComponent).join(' / ')
  return (
    <nav aria-label="Where you are" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-muted [&>li+li]:before:mr-1.5 [&>li+li]:before:text-faint [&>li+li]:before:content-['/']">
        <li className="shrink-0">
          <Link href={paths.overview(server.id)} className="rounded-sm hover:text-ink">
            {server.label}
          </Link>
        </li>
        {section && (
          <li className="shrink-0">
            {leaf ? (
              <Link href={section.path(server.id)} className="rounded-sm hover:text-ink">
                {section.label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink">
                {section.label}
              </span>
            )}
          </li>
        )}
        {leaf && (
          <li aria-current="page" className="min-w-0 truncate font-mono text-ink">
            {leaf}
          </li>
        )}
      </ol>
    </nav>
  )
}
