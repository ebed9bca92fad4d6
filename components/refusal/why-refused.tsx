'use client'

import { useQuery } from '@tanstack/react-query'
import { ShieldQuestionMark } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Dialog } from '@/components/ui/dialog'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Skeleton } from '@/components/ui/skeleton'
import type { Question } from '@/lib/access/question'
import { explainQuery } from '@/lib/client/permissions'
import { catalogueQuery } from '@/lib/client/queries'
import type { Failure } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { AnswerView } from './answer-view'
import { PlainReasonView } from './plain-reason-view'
import { isExplained, plainReason } from './plain-reasons'
import { addressOfQuestion } from './question-address'

interface WhyRefusedProps {
  server: string
  failure: Failure
  call: {
    readonly command: string
    readonly version?: number
    readonly args?: Readonly<Record<string, Json>>
  }
  /** Left out: the person who is signed in, as they are. */
  as?: { readonly jid: string; readonly scopes?: readonly string[] }
  /** What it says where a button would be too much: a link of these words. */
  children?: string
}

/** A button that tells why a call was refused. Nothing at all where the failure is no refusal. */
export function WhyRefused({ children, ...props }: WhyRefusedProps) {
  const [open, setOpen] = useState(false)
  if (!isExplained(props.failure)) return null
  const question = questionOf(props)
  const isRuled = props.failure.kind === 'forbidden'
  return (
    <>
      {children ? (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="w-fit rounded-sm text-left text-muted underline decoration-dotted underline-offset-3 hover:text-ink"
        >
          {children}
        </button>
      ) : (
        <Button size="sm" icon={ShieldQuestionMark} onClick={() => setOpen(true)}>
          Why was this refused?
        </Button>
      )}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Why was this refused?"
        size="lg"
        footer={
          isRuled && (
            <Link
              href={paths.permissions(props.server, addressOfQuestion(question))}
              className={buttonClass('quiet')}
            >
              Open in Permissions
            </Link>
          )
        }
      >
        {isRuled ? <Answer server={props.server} question={question} /> : <Reason {...props} />}
      </Dialog>
    </>
  )
}

/** Of the arguments only `host` matters to rules; the others may be secrets and stay here. */
function questionOf({ call: { command, version, args }, as }: WhyRefusedProps): Question {
  const host = args?.host
  return {
    command,
    ...(version !== undefined && { version }),
    ...(host !== undefined && host !== null && { host: String(host) }),
    ...as,
  }
}

function Answer({ server, question }: { server: string; question: Question }) {
  const { data, error, isFetching, refetch } = useQuery(explainQuery(server, question))
  if (data) return <AnswerView server={server} question={question} answer={data} />
  if (error) {
    return (
      <ErrorPanel
        title="It could not be found out"
        action={
          <Button pending={isFetching} onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </ErrorPanel>
    )
  }
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-6 w-72" />
      <Skeleton className="h-28" />
    </div>
  )
}

function Reason({ server, failure, call }: WhyRefusedProps) {
  // Credentials that are refused may not even list commands.
  const catalogue = useQuery({ ...catalogueQuery(server), enabled: failure.kind === 'refused' })
  const names = catalogue.data?.commands.map(({ name }) => name) ?? []
  const reason = plainReason(failure, call, names)
  return reason && <PlainReasonView reason={reason} />
}
