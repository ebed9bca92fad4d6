'use client'

import { Textarea } from '@/components/ui/textarea'
import { xmlProblem } from '../xml-problem'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** XML, said to be well-formed or not as one types. */
export function XmlField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  const state = scalar.value ? (xmlProblem(scalar.value) ?? 'Well-formed.') : props.note.about
  return (
    <ScalarFrame {...props} {...scalar} hint={scalar.error ? props.note.about : state}>
      {frame => <Textarea {...frame} {...control} mono rows={5} className="min-h-28" />}
    </ScalarFrame>
  )
}
