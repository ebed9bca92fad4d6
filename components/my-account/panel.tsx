import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { paths } from '@/lib/paths'

interface PanelProps {
  server: string
  title: string
  /** The commands that it runs. */
  commands: readonly string[]
  /** Right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** One thing about one's account, naming the command that it stands on. */
export function Panel({ server, title, commands, aside, children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 content-start gap-3 border-t border-line-strong pt-3"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-section">
          {title}
        </h2>
        <p className="flex flex-wrap gap-x-3 text-caption text-muted">
          {aside}
          {commands.map(command => (
            <Link
              key={command}
              href={paths.command(server, command)}
              className="rounded-sm font-mono hover:text-ink hover:underline"
            >
              {command}
            </Link>
          ))}
        </p>
      </div>
      {children}
    </section>
  )
}
