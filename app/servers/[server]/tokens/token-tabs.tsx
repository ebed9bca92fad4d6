'use client'

import Link from 'next/link'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/paths'

/** Tokens, and the applications that may ask for them. */
export function TokenTabs({ server, here }: { server: string; here: 'tokens' | 'clients' }) {
  const tabs = [
    { key: 'tokens', label: 'Tokens', path: paths.tokens(server) },
    { key: 'clients', label: 'OAuth clients', path: paths.clients(server) },
  ]
  return (
    <nav aria-label="Tokens and clients" className="mb-5 flex gap-4 border-b text-table">
      {tabs.map(({ key, label, path }) => (
        <Link
          key={key}
          href={path}
          aria-current={key === here ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-9 items-center border-b-2 font-medium',
            key === here ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
