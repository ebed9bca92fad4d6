import { CodeBlock } from '@/components/ui/code-block'
import type { Asked, Change } from '@/lib/access/explanation'
import { alsoOpensSentence, changeSentences } from './change-words'

interface ChangeViewProps {
  change: Change
  asked: Asked
  yaml: string
  /** What the person calls the configuration: "switchboard.yml". */
  file: string
  isHosted: boolean
}

/** The lines to paste, where they go, and what they open, no more and no less. */
export function ChangeView({ change, asked, yaml, file, isHosted }: ChangeViewProps) {
  const also = alsoOpensSentence(change, asked)
  return (
    <div className="grid gap-3">
      <CodeBlock label={`Lines for ${file}`} code={yaml} />
      <ul className="grid list-disc gap-1.5 pl-4.5 text-muted marker:text-faint">
        {changeSentences(change, asked, file, isHosted).map(sentence => (
          <li key={sentence} className="text-pretty wrap-anywhere">
            {sentence}
          </li>
        ))}
        {also && <li className="text-pretty wrap-anywhere text-write">{also}</li>}
      </ul>
    </div>
  )
}
