'use client'

import { Input } from '@/components/ui/input'
import type { Meaning } from '@/lib/commands/notes'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** What is read letter by letter. */
const MONO: ReadonlySet<Meaning> = new Set([
  'jid',
  'room',
  'room-jid',
  'service',
  'resource',
  'node',
  'module',
  'address',
  'regexp',
  'path',
  'token',
])

export function TextField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame => <Input {...frame} {...control} mono={MONO.has(props.note.meaning)} />}
    </ScalarFrame>
  )
}
