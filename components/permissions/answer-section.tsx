import type { ReactNode, Ref } from 'react'
import { AnswerView } from '@/components/refusal/answer-view'
import { ExplanationView } from '@/components/refusal/explanation-view'
import { PlainReasonView } from '@/components/refusal/plain-reason-view'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Skeleton } from '@/components/ui/skeleton'
import type { Question } from '@/lib/access/question'
import type { PastedRules } from '@/lib/yaml/pasted'
import { type AskedOnce, useAnswer } from './use-answer'

interface AnswerSectionProps {
  server: string
  asked: AskedOnce
  /** Of the person who asks; '' where it is not known. */
  ownJid: string
  /** Rules that the person pasted come before what the server says. */
  pasted: PastedRules | undefined
  headRef: Ref<HTMLHeadingElement>
}

export function AnswerSection({ server, asked, ownJid, pasted, headRef }: AnswerSectionProps) {
  return (
    <section className="grid max-w-240 min-w-0 gap-4 border-t pt-6">
      <h2 ref={headRef} tabIndex={-1} className="text-section outline-none">
        Answer
      </h2>
      {pasted ? (
        <PastedAnswer pasted={pasted} question={{ jid: ownJid || null, ...asked.question }} />
      ) : (
        <ServerAnswer server={server} asked={asked} />
      )}
    </section>
  )
}

function PastedAnswer({ pasted, question }: { pasted: PastedRules; question: Question }): ReactNode {
  const answer = pasted.ask(question)
  if (answer === 'unknown-command') {
    const sentences = ['It belongs to another release, or its module is not loaded. No rule was asked.']
    return <PlainReasonView reason={{ title: `The server has no command ${question.command}`, sentences }} />
  }
  if ('problem' in answer) return <ErrorPanel title={answer.problem.message} />
  const { explanation, yaml } = answer
  return <ExplanationView explanation={explanation} yaml={yaml} file="ejabberd.yml" isHosted={false} />
}

function ServerAnswer({ server, asked }: { server: string; asked: AskedOnce }) {
  const { data, error, isFetching, refetch } = useAnswer(server, asked, true)
  if (error) {
    const again = (
      <Button pending={isFetching} onClick={() => refetch()}>
        Try again
      </Button>
    )
    return (
      <ErrorPanel title="The question could not be answered" action={again}>
        {error.message}
      </ErrorPanel>
    )
  }
  if (data) return <AnswerView server={server} question={asked.question} answer={data} isAtHome />
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-6 w-72" />
      <Skeleton className="h-28" />
    </div>
  )
}
