'use client'

import { useSearchParams } from 'next/navigation'
import { useDeferredValue } from 'react'
import { useForm } from 'react-hook-form'
import { CommandProblem } from '@/components/refusal/command-problem'
import { PageHeader } from '@/components/ui/page-header'
import type { ServerSummary } from '@/lib/client/types'
import { IssueForm } from './issue-form'
import { firstValues, type IssueValues, isAccount } from './issue-values'
import { IssuedView } from './issued-view'
import { lifetimeSeconds } from './lifetime'
import { reachOf, reachSentence } from './reach'
import { TokenReach } from './token-reach'
import { useCatalogue, useIssueToken, useReach } from './use-tokens'

/** Issuing a token: the form beside what it will be able to do; then the token. */
export function IssuePage({ server }: { server: ServerSummary }) {
  const params = useSearchParams()
  const catalogue = useCatalogue(server.id)
  const issue = useIssueToken(server.id)
  const form = useForm<IssueValues>({ defaultValues: firstValues(server.signedInAs ?? '', params) })
  const commands = catalogue.data?.commands ?? []
  const owner = useDeferredValue(form.watch('owner').trim())
  const scopes = useDeferredValue(form.watch('scopes'))
  const known = useReach(server.id, isAccount(owner) ? owner : '', scopes)
  const reach = reachOf(scopes, commands, known.data?.opens ?? null)
  const sentence =
    scopes.length === 0
      ? 'Without a scope a token opens nothing. Choose what it is for.'
      : reachSentence(reach)
  const submit = form.handleSubmit(({ name, purpose, lifetime, ...values }) => {
    const seconds = lifetimeSeconds(lifetime)
    if (typeof seconds === 'string') return
    issue.mutate({
      name: name.trim(),
      purpose: purpose.trim(),
      owner: values.owner.trim(),
      scopes: values.scopes,
      seconds,
    })
  })

  if (issue.data) return <IssuedView server={server} issued={issue.data} commands={commands} />
  return (
    <>
      <PageHeader title="Issue a token">
        A program sends it to {server.label} in place of a JID and a password.
      </PageHeader>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,35rem)_minmax(0,1fr)]">
        <IssueForm
          server={server.id}
          form={form}
          commands={commands}
          summary={sentence}
          pending={issue.isPending}
          onSubmit={submit}
          error={
            issue.error && (
              <CommandProblem
                server={server.id}
                error={issue.error}
                args={{ scopes: issue.variables?.scopes ?? [] }}
              />
            )
          }
        />
        <aside
          aria-labelledby="reach"
          className="grid content-start gap-3 lg:sticky lg:top-19 lg:max-h-[calc(100dvh-6rem)] lg:self-start lg:overflow-auto"
        >
          <h2 id="reach" className="text-section">
            What it will be able to do
          </h2>
          {scopes.length === 0 ? (
            <p className="text-muted">{sentence}</p>
          ) : (
            <TokenReach
              server={server}
              owner={owner}
              scopes={scopes}
              reach={reach}
              sentenceClass="max-lg:hidden"
            />
          )}
        </aside>
      </div>
    </>
  )
}
