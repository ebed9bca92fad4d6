import type { Question } from '@/lib/access/question'
import type { ExplainAnswer } from '@/lib/client/permissions'
import { paths } from '@/lib/paths'
import { AdviceView } from './advice-view'
import { CopyLink } from './copy-link'
import { ExplanationView } from './explanation-view'
import { noRulesReason } from './no-rules'
import { PlainReasonView } from './plain-reason-view'
import { addressOfQuestion } from './question-address'

interface AnswerViewProps {
  server: string
  question: Question
  answer: ExplainAnswer
  /** On the page of the rules itself. */
  isAtHome?: boolean
}

/** Whatever the server answered to a question about permissions. */
export function AnswerView({ server, question, answer, isAtHome = false }: AnswerViewProps) {
  if (answer.kind === 'unknown')
    return <AdviceView server={server} question={question} answer={answer} isAtHome={isAtHome} />
  if (answer.kind !== 'explained') return <PlainReasonView reason={noRulesReason(answer, question.command)} />
  return (
    <ExplanationView
      explanation={answer.explanation}
      yaml={answer.yaml}
      file={answer.file}
      isHosted
      handOn={!answer.isWhole && <HandOn server={server} question={question} answer={answer} />}
    />
  )
}

/** Who opens the link would be asked about themself: the question must name the person and where they are. */
function HandOn({
  server,
  question,
  answer,
}: {
  server: string
  question: Question
  answer: Extract<ExplainAnswer, { kind: 'explained' }>
}) {
  const { jid, address, scopes } = answer.explanation.asked
  const whole = { ...question, ...(jid && { jid }), ...(address && { address }), ...(scopes && { scopes }) }
  return <CopyLink path={paths.permissions(server, addressOfQuestion(whole))}>Copy the link</CopyLink>
}
