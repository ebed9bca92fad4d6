'use client'

import { UserRound } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { MessagePanel } from './message-panel'
import { Panel } from './panel'
import { PasswordPanel } from './password-panel'
import { RosterPanel } from './roster-panel'
import { WaitingPanel } from './waiting-panel'

interface MyAccountProps {
  server: ServerSummary
  /** The person's own tokens. */
  tokens: ReactNode
}

/** What holders of an account see of it, and do with it, whatever else they may do. */
export function MyAccount({ server, tokens }: MyAccountProps) {
  const person = server.signedInAs
  if (!person) return null
  if (!person.includes('@')) return <UnknownPerson server={server} />
  return (
    <>
      <PageHeader title="My account" beside={<span className="font-mono text-muted">{person}</span>}>
        Your own account at {server.label}. Nothing here is about anybody else’s.
      </PageHeader>
      <div className="grid gap-x-14 gap-y-9 lg:grid-cols-2">
        <div className="grid content-start gap-9">
          <WaitingPanel server={server} />
          <RosterPanel server={server} />
          <Panel server={server.id} title="Tokens" commands={['oauth_list_tokens', 'oauth_issue_token']}>
            {tokens}
          </Panel>
        </div>
        <div className="grid content-start gap-9">
          <MessagePanel server={server} />
          <PasswordPanel server={server} />
        </div>
      </div>
    </>
  )
}

function UnknownPerson({ server }: { server: ServerSummary }) {
  return (
    <>
      <PageHeader title="My account" />
      <EmptyState
        icon={UserRound}
        title="Nobody knows whose account this is"
        action={
          <Link
            href={paths.signIn(server.id, paths.ownAccount(server.id))}
            className={buttonClass('primary')}
          >
            Sign in with a password
          </Link>
        }
      >
        You signed in at {server.label} with a token, and ejabberd does not tell whose a token is.
      </EmptyState>
    </>
  )
}
