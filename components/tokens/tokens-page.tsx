'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { TokenList } from './token-list'
import { TokenQuery } from './token-query'
import { useCatalogue } from './use-tokens'

/** @param tabs the pages that belong together with this one */
export function TokensPage({ server, tabs }: { server: ServerSummary; tabs: ReactNode }) {
  return (
    <>
      <PageHeader title="Tokens" actions={<IssueLink server={server.id} />}>
        A program sends a token to {server.label} in place of a password, and may do what its scopes and the
        rules allow.
      </PageHeader>
      {tabs}
      <TokenQuery server={server.id}>
        {({ tokens, isOwnOnly }) => (
          <div className="grid gap-4">
            {isOwnOnly && tokens.length > 0 && (
              <p className="text-muted">
                These are your own tokens. To list everybody’s, a rule must allow you{' '}
                <code>oauth_list_tokens</code>.
              </p>
            )}
            {tokens.some(({ isListed }) => !isListed) && (
              <p className="max-w-prose text-muted">
                This ejabberd lists no tokens: it lists those that it keeps in Mnesia, not in SQL. Shown are
                the ones that were issued here; whether one was revoked elsewhere is not known.
              </p>
            )}
            {tokens.length > 0 ? (
              <TokenList server={server.id} tokens={tokens} />
            ) : (
              <NoTokens server={server} />
            )}
          </div>
        )}
      </TokenQuery>
    </>
  )
}

/** In place, and saying why, also where the server cannot issue tokens. */
function IssueLink({ server }: { server: string }) {
  const { data } = useCatalogue(server)
  if (data && !data.commands.some(({ name }) => name === 'oauth_issue_token')) {
    return (
      <Button variant="primary" icon={KeyRound} reason="This server has no command oauth_issue_token">
        Issue a token
      </Button>
    )
  }
  return (
    <Link href={paths.issueToken(server)} className={buttonClass('primary')}>
      <KeyRound aria-hidden className="size-4" />
      Issue a token
    </Link>
  )
}

function NoTokens({ server }: { server: ServerSummary }) {
  return (
    <EmptyState icon={KeyRound} title="No tokens">
      {server.kind === 'ejabberd'
        ? 'None was issued, or this server keeps them in SQL: ejabberd lists tokens only when it keeps them in Mnesia. Those that you issue here are listed all the same.'
        : 'Issue one, and a script can call the commands that its scopes name, without a password.'}
    </EmptyState>
  )
}
