'use client'

import { Textarea } from '@/components/ui/textarea'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

export function LongTextField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame => <Textarea {...frame} {...control} />}
    </ScalarFrame>
  )
}
