'use client'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { isoOf, localInputOf, momentOf, secondsOfLocalInput, textOfMoment } from '../timestamp'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** A moment: typed as the command wants it, or picked in the person's own time zone. */
export function TimestampField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  const { kind } = props.field.type
  const moment = momentOf(kind, scalar.value)
  const label = props.rowLabel ?? props.note.label
  const setMoment = (seconds: number | undefined) =>
    scalar.set(seconds === undefined ? null : textOfMoment(kind, seconds))
  return (
    <ScalarFrame
      {...props}
      {...scalar}
      hint={
        moment === undefined ? props.note.about : `${isoOf(moment)} · shown in your time zone in the picker`
      }
    >
      {frame => (
        <div className="flex flex-wrap gap-2">
          <Input {...frame} {...control} className="max-w-48 tabular-nums" />
          <Input
            type="datetime-local"
            step={1}
            aria-label={`${label}: pick a date and time`}
            disabled={frame.disabled}
            value={moment === undefined ? '' : localInputOf(moment)}
            onChange={event => setMoment(secondsOfLocalInput(event.target.value))}
            className="w-auto flex-1 basis-52"
          />
          <Button
            className="h-9"
            reason={frame.disabled ? 'This form cannot be used' : undefined}
            onClick={() => setMoment(Math.floor(Date.now() / 1000))}
          >
            Now
          </Button>
        </div>
      )}
    </ScalarFrame>
  )
}
