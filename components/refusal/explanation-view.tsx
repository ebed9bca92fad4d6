import { ShieldCheck, ShieldX } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { Explanation } from '@/lib/access/explanation'
import { ChangeView } from './change-view'
import { PartMark } from './part-mark'
import { RuleList } from './rule-list'
import { askedSentence, gateSentence, noRemedySentence, rulesSentence, verdictTitle } from './words'

interface ExplanationViewProps {
  explanation: Explanation
  /** The change as text. */
  yaml: string | undefined
  /** What the person calls the configuration. */
  file: string
  isHosted: boolean
  /** For who may not see the rules: the question, to hand on. */
  handOn?: ReactNode
}

/** The answer to "may they, and why (not)?", from the verdict down to the lines that would change it. */
export function ExplanationView({ explanation, yaml, file, isHosted, handOn }: ExplanationViewProps) {
  const { allowed, asked, gate, remedy } = explanation
  const Icon = allowed ? ShieldCheck : ShieldX
  return (
    <div className="grid gap-6">
      <div className="flex gap-3">
        <Icon
          aria-hidden
          className={cx('mt-px size-5 shrink-0', allowed ? 'text-success' : 'text-destructive')}
        />
        <div className="grid min-w-0 gap-1 wrap-anywhere">
          <p className="text-section">{verdictTitle(explanation)}</p>
          <p className="text-muted text-pretty">{askedSentence(asked)}</p>
        </div>
      </div>
      <Step title="Virtual host">
        <PartMark state={gate.kind === 'passed' ? 'yes' : gate.kind === 'open' ? 'idle' : 'no'}>
          <p className="text-pretty">{gateSentence(gate, asked)}</p>
          {gate.kind === 'closed' && gate.clauses && gate.clauses.length > 0 && (
            <p className="text-table text-muted">It says: {gate.clauses.join('; ')}.</p>
          )}
          {gate.kind !== 'open' && gate.line !== undefined && (
            <p className="text-caption text-muted">
              {file}, line {gate.line}
            </p>
          )}
        </PartMark>
      </Step>
      <Step title="Rules" lead={rulesSentence(explanation)}>
        <RuleList explanation={explanation} file={file} />
      </Step>
      {remedy?.kind === 'change' && yaml !== undefined && (
        <Step title="The smallest change that allows it">
          <ChangeView change={remedy.change} asked={asked} yaml={yaml} file={file} isHosted={isHosted} />
        </Step>
      )}
      {remedy?.kind === 'none' && (
        <Step title="What helps">
          <p className="max-w-prose text-pretty">{noRemedySentence[remedy.because]}</p>
        </Step>
      )}
      {(remedy?.kind === 'ask-operator' || (handOn && !allowed)) && (
        <Step title="Who can change it">
          <p className="max-w-prose text-pretty">
            An administrator who may see the rules gets the exact lines for the configuration by opening this
            question.
          </p>
          {handOn}
        </Step>
      )}
    </div>
  )
}

function Step({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-2">
      <h3 className="font-semibold">{title}</h3>
      {lead && <p className="text-muted text-pretty">{lead}</p>}
      {children}
    </section>
  )
}
