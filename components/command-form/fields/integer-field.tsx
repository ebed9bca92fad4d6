'use client'

import { Input } from '@/components/ui/input'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** Text, not the browser's number: integers have no bound here, and a wheel must not change one. */
export function IntegerField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame => <Input {...frame} {...control} inputMode="numeric" className="max-w-48 tabular-nums" />}
    </ScalarFrame>
  )
}
