'use client'

import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { EffectBadge } from '@/components/ui/badge'
import { CodeBlock } from '@/components/ui/code-block'
import { cx } from '@/components/ui/cx'
import type { ServerSummary } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'
import { WIDE_SCOPES } from './presets'
import { type Reach, reachSentence } from './reach'
import { scopeRules } from './scope-rules'

interface TokenReachProps {
  server: ServerSummary
  owner: string
  scopes: readonly string[]
  reach: Reach
  /** Of the sentence that sums it up. */
  sentenceClass?: string
}

/** What a token can do, in sentences: by effect, each command with what it does. */
export function TokenReach({ server, owner, scopes, reach, sentenceClass }: TokenReachProps) {
  const wide = WIDE_SCOPES.filter(({ name }) => scopes.includes(name))
  return (
    <div className="grid gap-4">
      <p aria-live="polite" className={sentenceClass}>
        {reachSentence(reach)}
      </p>
      {!reach.isSure && (
        <div className="grid gap-1.5">
          <p className="text-muted">
            What of that {server.label} lets it do is for its <code>api_permissions</code> to say: a rule must
            name the scope under <code>oauth</code>.
          </p>
          <ScopeRules
            owner={owner}
            scopes={reach.groups.flatMap(group => group.commands.map(({ name }) => name))}
          />
        </div>
      )}
      {wide.length > 0 && (
        <ul className="grid gap-1.5">
          {wide.map(({ name, about }) => (
            <li key={name} className="text-muted">
              <code className="text-ink">{name}</code>: {about}
            </li>
          ))}
        </ul>
      )}
      {reach.groups.map(({ effect, commands }) => (
        <section key={effect} className="grid gap-1.5">
          <h3 className="flex items-center gap-2">
            <EffectBadge effect={effect} />
            <span className="text-caption text-muted tabular-nums">{commands.length}</span>
          </h3>
          <CommandLines server={server.id} commands={commands} />
        </section>
      ))}
      {reach.closed.length > 0 && <ClosedScopes owner={owner} closed={reach.closed} />}
    </div>
  )
}

/** So many are in sight at once. */
const LINES = 8

function CommandLines({ server, commands }: { server: string; commands: readonly CatalogueCommand[] }) {
  const rest = commands.slice(LINES)
  return (
    <>
      <Lines server={server} commands={commands.slice(0, LINES)} />
      {rest.length > 0 && (
        <details>
          <summary className="w-fit rounded-sm text-accent">{rest.length} more</summary>
          <Lines server={server} commands={rest} className="pt-1" />
        </details>
      )}
    </>
  )
}

function Lines({
  server,
  commands,
  className,
}: {
  server: string
  commands: readonly CatalogueCommand[]
  className?: string
}) {
  return (
    <ul className={cx('grid gap-1 text-table', className)}>
      {commands.map(({ name, notes }) => (
        <li key={name} className="text-muted wrap-anywhere">
          <Link href={paths.command(server, name)} className="rounded-sm font-mono text-ink hover:underline">
            {name}
          </Link>{' '}
          {notes.summary}
        </li>
      ))}
    </ul>
  )
}

function ClosedScopes({ owner, closed }: { owner: string; closed: readonly string[] }) {
  return (
    <section className="grid gap-1.5">
      <p className="flex gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-write" />
        <span>
          {closed.length === 1 ? 'One scope opens nothing' : `${closed.length} scopes open nothing`}: no rule
          gives <code className="wrap-anywhere">{closed.slice(0, 3).join(', ')}</code>
          {closed.length > 3 && ` and ${closed.length - 3} more`} to tokens of <code>{owner}</code>.
        </span>
      </p>
      <ScopeRules owner={owner} scopes={closed} />
    </section>
  )
}

function ScopeRules({ owner, scopes }: { owner: string; scopes: readonly string[] }) {
  if (scopes.length === 0) return null
  return (
    <details>
      <summary className="w-fit rounded-sm text-accent">Rules that open them</summary>
      <div className="grid gap-1.5 pt-1.5">
        <CodeBlock label="Rules for the configuration" code={scopeRules(owner, scopes)} wrap />
        <p className="text-caption text-muted">
          Each opens one command to tokens of <code>{owner}</code> that have its scope. Put them below the{' '}
          <code>api_permissions</code> that are there. Commands for a virtual host also need the host’s access
          rule <code>configure</code> to allow the account.
        </p>
      </div>
    </details>
  )
}
