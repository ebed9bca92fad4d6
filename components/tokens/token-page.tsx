'use client'

import { KeyRound, PenLine, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyValueList } from '@/components/ui/key-value-list'
import { PageHeader } from '@/components/ui/page-header'
import type { TokenSummary } from '@/lib/client/token-desk'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { isExpired } from './arrange-tokens'
import { Ago, Countdown, moment } from './moment'
import { NameToken } from './name-token'
import { reachOf } from './reach'
import { RevokeTokens } from './revoke-tokens'
import { TokenQuery } from './token-query'
import { TokenReach } from './token-reach'
import { trialCommands } from './trial'
import { TryToken } from './try-token'
import { useNow } from './use-now'
import { useCatalogue, useReach } from './use-tokens'

/** One token, known by its fingerprint. */
export function TokenPage({ server, fingerprint }: { server: ServerSummary; fingerprint: string }) {
  return (
    <TokenQuery server={server.id} header={<PageHeader title="Token" />}>
      {({ tokens }) => {
        const token = tokens.find(each => each.fingerprint === fingerprint)
        return token ? <Known server={server} token={token} /> : <Unknown server={server.id} />
      }}
    </TokenQuery>
  )
}

function Unknown({ server }: { server: string }) {
  return (
    <>
      <PageHeader title="Token" />
      <EmptyState
        icon={KeyRound}
        title="There is no such token"
        action={
          <Link href={paths.tokens(server)} className={buttonClass('quiet')}>
            All tokens
          </Link>
        }
      >
        It was revoked, or it expired and is forgotten, or it is somebody else’s and you may not see it.
      </EmptyState>
    </>
  )
}

function Known({ server, token }: { server: ServerSummary; token: TokenSummary }) {
  const { fingerprint, name, purpose, owner, scopes, expiresAt, createdBy, createdAt, lastUsedAt } = token
  const router = useRouter()
  const [revoking, setRevoking] = useState(false)
  const [naming, setNaming] = useState(false)
  const catalogue = useCatalogue(server.id)
  const { data } = useReach(server.id, owner, scopes)
  const reach = reachOf(scopes, catalogue.data?.commands ?? [], data?.opens ?? null)
  const expired = isExpired(token, useNow(1000))
  return (
    <>
      <PageHeader
        title={name || 'Unnamed token'}
        beside={expired && <Badge tone="destructive">expired</Badge>}
        actions={
          <>
            <Button icon={PenLine} onClick={() => setNaming(true)}>
              {name ? 'Rename' : 'Name it'}
            </Button>
            <Button
              variant="destructive"
              icon={Trash2}
              reason={expired ? 'It has expired: nobody can use it any more' : undefined}
              onClick={() => setRevoking(true)}
            >
              Revoke
            </Button>
          </>
        }
      >
        {purpose}
      </PageHeader>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(0,1fr)]">
        <div className="grid content-start gap-8">
          <KeyValueList
            items={[
              { key: 'Account', value: owner, mono: true },
              { key: 'Scopes', value: scopes.join(', ') || 'none', mono: scopes.length > 0 },
              {
                key: 'Expires',
                value: (
                  <>
                    <Countdown atMs={expiresAt} />
                    {expiresAt !== null && <span className="text-muted">, {moment(expiresAt)}</span>}
                  </>
                ),
              },
              { key: 'Last used', value: <Ago atMs={lastUsedAt} never="not seen by Switchboard" /> },
              { key: 'Issued', value: issuedText(createdBy, createdAt) },
              { key: 'Fingerprint', value: fingerprint, mono: true },
            ]}
          />
          <section aria-labelledby="try-it" className="grid gap-3">
            <h2 id="try-it" className="text-section">
              Try it
            </h2>
            <TryToken server={server.id} owner={owner} scopes={scopes} commands={trialCommands(reach)} />
          </section>
        </div>
        <section aria-labelledby="reach" className="grid content-start gap-3">
          <h2 id="reach" className="text-section">
            What it can do
          </h2>
          {catalogue.data && <TokenReach server={server} owner={owner} scopes={scopes} reach={reach} />}
        </section>
      </div>
      {naming && <NameToken server={server.id} token={token} onClose={() => setNaming(false)} />}
      <RevokeTokens
        server={server.id}
        tokens={revoking ? [token] : []}
        onClose={() => setRevoking(false)}
        onRevoked={() => router.push(paths.tokens(server.id))}
      />
    </>
  )
}

const issuedText = (by: string, at: number | null) =>
  by && at !== null ? `by ${by}, ${moment(at)}` : 'elsewhere: by a program, or before Switchboard'
