import Link from 'next/link'
import { CodeBlock } from '@/components/ui/code-block'
import type { Question } from '@/lib/access/question'
import type { ExplainAnswer } from '@/lib/client/permissions'
import { paths } from '@/lib/paths'
import { addressOfQuestion } from './question-address'
import { askedSentence } from './words'

interface AdviceViewProps {
  server: string
  question: Question
  answer: Extract<ExplainAnswer, { kind: 'unknown' }>
  /** Where the configuration can be pasted already. */
  isAtHome: boolean
}

/** What is known of a server that keeps its rules to itself: how it decides, and the rule that usually is missing. */
export function AdviceView({ server, question, answer, isAtHome }: AdviceViewProps) {
  const { asked, hasHostGate, yaml } = answer
  return (
    <div className="grid gap-6">
      <div className="grid gap-1 wrap-anywhere">
        <p className="text-section">The server does not tell its rules</p>
        <p className="text-muted text-pretty">{askedSentence(asked)}</p>
      </div>
      <section className="grid gap-2">
        <h3 className="font-semibold">What it looks at, in this order</h3>
        <ol className="grid max-w-prose list-decimal gap-1.5 pl-5 text-pretty marker:text-faint">
          {hasHostGate && (
            <li>
              The access rule configure of {asked.host} must allow {asked.jid ?? 'the account'}, whatever the
              other rules say.
            </li>
          )}
          <li>
            One rule of api_permissions must fit in all its parts: from (the interface), what (the command)
            and who (the caller).
          </li>
          <li>
            Who calls with a token is looked for below oauth only: one of the scopes must be the token’s, and
            its owner must be named there, too.
          </li>
        </ol>
      </section>
      {yaml && (
        <section className="grid min-w-0 gap-2">
          <h3 className="font-semibold">The rule that usually is missing</h3>
          <CodeBlock label="Lines for ejabberd.yml" code={yaml} />
          <p className="max-w-prose text-muted text-pretty">
            Put it below the key api_permissions, then run ejabberdctl reload_config. Where there is no such
            key, the ACL admin may run everything; a section of that name ends this, so write that rule out,
            too.
          </p>
        </section>
      )}
      <p className="max-w-prose text-pretty">
        {isAtHome ? (
          'Paste its ejabberd.yml above, and the question is answered rule by rule.'
        ) : (
          <>
            <Link
              href={paths.permissions(server, addressOfQuestion(question))}
              className="text-accent underline underline-offset-3"
            >
              Paste its ejabberd.yml
            </Link>{' '}
            and the question is answered rule by rule. The file stays in this browser.
          </>
        )}
      </p>
    </div>
  )
}
