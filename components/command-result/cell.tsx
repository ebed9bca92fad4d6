'use client'

import { shortText } from '@/components/form/short-text'
import type { Json } from '@/lib/commands/types'
import { handleOfCell } from './handle'
import { localTime } from './moments'
import { useSurroundings } from './result-context'
import { SecretText } from './secret-text'
import { UseInMenu } from './use-in-menu'

interface Props {
  name: string
  value: Json
  /** The tuple that it is part of. */
  row: Json
  isSecret: boolean
}

/** One value of a result: an account or room to go on with, a moment, a secret, or plain text. */
export function Cell({ name, value, row, isSecret }: Props) {
  const { given } = useSurroundings()
  if (isSecret) return <SecretText name={name} text={shortText(value)} />
  const handle = handleOfCell(name, row, value, given)
  if (handle && typeof value === 'string') return <UseInMenu text={value} handle={handle} />
  if (Array.isArray(value)) return <Elements name={name} row={row} values={value} />
  const text = shortText(value)
  const local = localTime(text)
  if (local) {
    return (
      <time dateTime={text} title={local} className="tabular-nums">
        {text}
      </time>
    )
  }
  return text
}

function Elements({ name, row, values }: { name: string; row: Json; values: readonly Json[] }) {
  return values.map((value, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list of a result never changes
    <span key={at}>
      {typeof value === 'object' ? (
        shortText(value)
      ) : (
        <Cell name={name} value={value} row={row} isSecret={false} />
      )}
      {at < values.length - 1 && ', '}
    </span>
  ))
}
