import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/paths'

/** The pages about what a server can do, from each to the others. */
const PAGES = {
  catalogue: 'What this server can do',
  compare: 'Compare',
  upgrade: 'Upgrade advisor',
} as const

type PageName = keyof typeof PAGES
const NAMES = Object.keys(PAGES) as PageName[]

interface Props {
  server: string
  page: PageName
  /** One sentence below the title. */
  children: ReactNode
}

export function KnowledgeHeader({ server, page, children }: Props) {
  return (
    <PageHeader
      title={PAGES[page]}
      actions={NAMES.filter(name => name !== page).map(name => (
        <Link key={name} href={paths[name](server)} className={buttonClass('quiet')}>
          {PAGES[name]}
        </Link>
      ))}
    >
      {children}
    </PageHeader>
  )
}
