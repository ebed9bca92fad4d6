import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Cell } from '../cell'
import { SecretText } from '../secret-text'
import type { ViewProps } from './view-props'

/** Text as the server wrote it, line by line. */
export function TextView({ field, value, secrets }: ViewProps) {
  const text = String(value)
  if (secrets.includes(field.name)) return <SecretText name={field.name} text={text} />
  if (text === '') return <p className="text-muted">Empty text.</p>
  if (text.includes('\n') || text.length > 160)
    return <CodeBlock label={field.name || 'Text'} code={text} wrap />
  return (
    <p className="flex items-center gap-1">
      <span className="text-section font-normal wrap-anywhere">
        <Cell name={field.name} value={value} row={null} isSecret={false} />
      </span>
      <CopyButton label="Copy the text" text={text} />
    </p>
  )
}
