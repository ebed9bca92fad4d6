'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import type { TokenSummary } from '@/lib/client/token-desk'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { isExpired } from './arrange-tokens'
import { Countdown } from './moment'
import { RevokeTokens } from './revoke-tokens'
import { TokenQuery } from './token-query'
import { useNow } from './use-now'

/** The tokens that act for the person, for the page of their account. */
export function OwnTokens({ server }: { server: ServerSummary }) {
  const [revoking, setRevoking] = useState<TokenSummary>()
  const now = useNow(60_000)
  const person = server.signedInAs ?? ''
  return (
    <>
      <TokenQuery server={server.id}>
        {({ tokens }) => {
          const own = tokens.filter(token => token.owner === person && !isExpired(token, now))
          if (own.length === 0)
            return <p className="text-muted">No program holds a token that acts for you.</p>
          return (
            <ul className="grid">
              {own.map(token => (
                <li
                  key={token.fingerprint}
                  className="flex min-h-9 items-center gap-3 border-b py-1 text-table last:border-b-0"
                >
                  <Link
                    href={paths.token(server.id, token.fingerprint)}
                    className="min-w-0 flex-1 truncate rounded-sm hover:underline"
                  >
                    {token.name || <span className="font-mono">{token.fingerprint}</span>}{' '}
                    <span className="font-mono text-muted">{token.scopes.join(', ')}</span>
                  </Link>
                  <Countdown atMs={token.expiresAt} />
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Revoke ${token.name || token.fingerprint}`}
                    onClick={() => setRevoking(token)}
                  >
                    Revoke
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </TokenQuery>
      <div>
        <Link href={paths.issueToken(server.id, { for: person })} className={buttonClass('quiet')}>
          <KeyRound aria-hidden className="size-4" />
          Issue a token for yourself
        </Link>
      </div>
      <RevokeTokens
        server={server.id}
        tokens={revoking ? [revoking] : []}
        onClose={() => setRevoking(undefined)}
      />
    </>
  )
}
