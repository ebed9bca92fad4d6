'use client'

import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { CodeBlock } from '@/components/ui/code-block'
import { KeyValueList } from '@/components/ui/key-value-list'
import { PageHeader } from '@/components/ui/page-header'
import type { IssuedToken } from '@/lib/client/token-desk'
import type { ServerSummary } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'
import { curlLine } from './curl-line'
import { Countdown, moment } from './moment'
import { reachOf, reachSentence } from './reach'
import { trialCommands } from './trial'
import { TryToken } from './try-token'
import { useReach } from './use-tokens'

interface IssuedViewProps {
  server: ServerSummary
  issued: IssuedToken
  commands: readonly CatalogueCommand[]
}

/** A new token, this once: to copy, with a line that uses it, and to try. */
export function IssuedView({ server, issued, commands }: IssuedViewProps) {
  const { token, fingerprint, owner, scopes, name, expiresAt } = issued
  const { data } = useReach(server.id, owner, scopes)
  const reach = reachOf(scopes, commands, data?.opens ?? null)
  const trials = trialCommands(reach)
  const api = `${window.location.origin}${server.apiPath}`
  return (
    <>
      <PageHeader
        title="Copy the token now"
        actions={
          <Link href={paths.tokens(server.id)} className={buttonClass('primary')}>
            I have copied it
          </Link>
        }
      >
        It is shown this once. Whoever has it acts as its owner, within its scopes.
      </PageHeader>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(0,1fr)]">
        <div className="grid content-start gap-5">
          <CodeBlock label="Token" code={token} wrap />
          <div className="grid gap-1.5">
            <h2 className="font-medium">Use it with curl</h2>
            <CodeBlock label="curl" code={curlLine({ api, token, owner, command: trials[0] })} wrap />
          </div>
          <KeyValueList
            items={[
              { key: 'Name', value: name },
              { key: 'Account', value: owner, mono: true },
              {
                key: 'Expires',
                value: (
                  <>
                    <Countdown atMs={expiresAt} />
                    {expiresAt !== null && <span className="text-muted">, {moment(expiresAt)}</span>}
                  </>
                ),
              },
              {
                key: 'Its page',
                value: (
                  <Link
                    href={paths.token(server.id, fingerprint)}
                    className="rounded-sm font-mono text-accent hover:underline"
                  >
                    {fingerprint}
                  </Link>
                ),
              },
            ]}
          />
          <p className="text-muted">{data && reachSentence(reach)}</p>
        </div>
        <section aria-labelledby="try-it" className="grid content-start gap-3">
          <h2 id="try-it" className="text-section">
            Try it
          </h2>
          <TryToken server={server.id} owner={owner} scopes={scopes} commands={trials} token={token} />
        </section>
      </div>
    </>
  )
}
