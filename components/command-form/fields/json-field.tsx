'use client'

import { Textarea } from '@/components/ui/textarea'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** An argument without a type: any JSON. */
export function JsonField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  return (
    <ScalarFrame {...props} {...scalar} hint={props.note.about ?? 'Any JSON value.'}>
      {frame => <Textarea {...frame} {...control} mono />}
    </ScalarFrame>
  )
}
