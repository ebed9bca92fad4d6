'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { failureWords } from '@/lib/client/failure-words'
import type { ServerSummary } from '@/lib/client/types'
import { IssueToken } from './issue-token'
import { RevokeToken } from './revoke-token'
import { TokenList } from './token-list'
import { readTokens, type TokenRow } from './token-rows'
import { useCatalogue, useTokenList } from './use-tokens'

export function TokensPage({ server }: { server: ServerSummary }) {
  const catalogue = useCatalogue(server.id)
  const [issuing, setIssuing] = useState(false)
  const [revoking, setRevoking] = useState<TokenRow>()
  const commands = catalogue.data?.commands ?? []
  const cannotIssue =
    catalogue.data && !commands.some(({ name }) => name === 'oauth_issue_token')
      ? 'This server has no command oauth_issue_token'
      : undefined
  const issue = (
    <Button variant="primary" icon={KeyRound} reason={cannotIssue} onClick={() => setIssuing(true)}>
      Issue a token
    </Button>
  )
  return (
    <>
      <PageHeader title="Tokens" actions={issue}>
        OAuth tokens of {server.label}. A program sends one instead of a password, and may do what its scopes
        and the rules allow.
      </PageHeader>
      <Tokens server={server} onRevoke={setRevoking} />
      <IssueToken
        server={server.id}
        apiPath={server.apiPath}
        person={server.signedInAs ?? ''}
        commands={commands}
        open={issuing}
        onOpenChange={setIssuing}
      />
      <RevokeToken server={server.id} token={revoking} onClose={() => setRevoking(undefined)} />
    </>
  )
}

function Tokens({ server, onRevoke }: { server: ServerSummary; onRevoke: (token: TokenRow) => void }) {
  const { data, error, refetch, isFetching } = useTokenList(server.id)
  const again = (
    <Button pending={isFetching} onClick={() => refetch()}>
      Try again
    </Button>
  )
  if (error)
    return (
      <ErrorPanel title="The tokens could not be listed" action={again}>
        {error.message}
      </ErrorPanel>
    )
  if (!data) return <LoadingRows />
  if (data.outcome.kind !== 'ok') {
    const { title, next } = failureWords(data.outcome, 'oauth_list_tokens')
    return (
      <ErrorPanel title={title} action={again}>
        {next}
      </ErrorPanel>
    )
  }
  const tokens = readTokens(data.outcome.value)
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title="No tokens">
        {server.kind === 'ejabberd'
          ? 'None was issued, or this server keeps them in SQL: ejabberd lists tokens only when it keeps them in Mnesia.'
          : 'Issue one, and a script can call the commands that its scopes name, without a password.'}
      </EmptyState>
    )
  }
  return <TokenList tokens={tokens} onRevoke={onRevoke} />
}

function LoadingRows() {
  return (
    <div className="grid gap-4 pt-14">
      {[1, 2, 3].map(row => (
        <Skeleton key={row} className="h-5" />
      ))}
    </div>
  )
}
