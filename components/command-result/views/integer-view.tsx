import { CopyButton } from '@/components/ui/copy-button'
import { SecretText } from '../secret-text'
import type { ViewProps } from './view-props'

/** A figure, in groups of three; copied without them. */
export function IntegerView({ field, value, secrets }: ViewProps) {
  const digits = String(value)
  if (secrets.includes(field.name)) return <SecretText name={field.name} text={digits} />
  return (
    <p className="flex items-center gap-2">
      <span className="text-figure tabular-nums">{BigInt(digits).toLocaleString('en')}</span>
      <CopyButton label="Copy the figure" text={digits} />
    </p>
  )
}
