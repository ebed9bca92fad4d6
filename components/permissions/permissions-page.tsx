'use client'

import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { ErrorPanel } from '@/components/ui/error-panel'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { rulesQuery } from '@/lib/client/permissions'
import { catalogueQuery } from '@/lib/client/queries'
import type { ServerSummary } from '@/lib/client/types'
import { AnswerSection } from './answer-section'
import { PasteBox } from './paste-box'
import { QuestionForm } from './question-form'
import { valuesOf } from './question-values'
import { RulesSection } from './rules-section'
import { usePasted } from './use-pasted'
import { useQuestion } from './use-question'

export function PermissionsPage({ server }: { server: ServerSummary }) {
  const rules = useQuery(rulesQuery(server.id))
  const catalogue = useQuery(catalogueQuery(server.id))
  const { question, asked, ask } = useQuestion()
  const { pasted, read, forget } = usePasted(catalogue.data)
  const answer = useRef<HTMLHeadingElement>(null)

  const ownJid = server.signedInAs?.includes('@') ? server.signedInAs : ''
  const isHosted = server.kind === 'hosted'
  const overview = pasted?.rules?.overview ?? (rules.data?.kind === 'rules' ? rules.data.overview : undefined)
  const error = rules.error ?? catalogue.error
  return (
    <>
      <PageHeader title="Permissions">
        Who may run which command, from where, with what. Ask, and see which rule decides and what would
        change the answer.
      </PageHeader>
      {error && <ErrorPanel title="The rules could not be asked for">{error.message}</ErrorPanel>}
      {catalogue.data && rules.data && (
        <div className="grid gap-8">
          {!isHosted && <PasteBox label={server.label} pasted={pasted} onRead={read} onForget={forget} />}
          <section aria-label="Question" className="max-w-240">
            <QuestionForm
              commands={catalogue.data.commands}
              hosts={overview?.hosts ?? []}
              initial={valuesOf(question, ownJid)}
              ownOnly={rules.data.kind === 'hidden' ? OWN_ONLY : undefined}
              readsTokens={isHosted}
              knowsAddress={!pasted?.rules}
              onAsk={asking => {
                ask(asking)
                requestAnimationFrame(() => answer.current?.focus())
              }}
            />
          </section>
          {asked && (
            <AnswerSection
              server={server.id}
              asked={asked}
              ownJid={ownJid}
              pasted={pasted?.rules}
              headRef={answer}
            />
          )}
          {overview && (
            <RulesSection
              title={pasted ? 'The rules of the pasted file' : 'The rules in force'}
              overview={overview}
              file={rules.data.kind === 'rules' ? rules.data.file : 'ejabberd.yml'}
            />
          )}
          {rules.data.kind === 'hidden' && (
            <p className="max-w-prose border-t pt-6 text-muted text-pretty">
              The rules name people, so they are shown to who may run dump_config. You can ask about yourself.
            </p>
          )}
        </div>
      )}
      {!error && !(catalogue.data && rules.data) && <Loading />}
    </>
  )
}

const OWN_ONLY = 'Yours: who may run dump_config may ask about others'

function Loading() {
  return (
    <div aria-busy="true" className="grid max-w-240 gap-4 sm:grid-cols-3">
      {[1, 2, 3, 4, 5].map(field => (
        <Skeleton key={field} className="h-14" />
      ))}
    </div>
  )
}
