import { RotateCcw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import type { CommandNotes } from '@/lib/commands/notes'
import { verbOf } from './verb'

interface Props {
  notes: CommandNotes
  pending: boolean
  /** Why the command cannot be run here. */
  unavailable: string | undefined
  runKeys: readonly string[]
  /** Fields with a message. */
  wrong: number
  /** Left out where there is nothing to reset. */
  onReset?: () => void
}

/** The run button in the colour of what it does, and beside it the way back. */
export function FormFooter({ notes, pending, unavailable, runKeys, wrong, onReset }: Props) {
  return (
    <>
      <Button type="submit" variant={notes.effect} size="lg" pending={pending} reason={unavailable}>
        {verbOf(notes)}
        {notes.effect === 'destructive' && ' …'}
      </Button>
      <span aria-hidden className="flex gap-1 max-md:hidden">
        {runKeys.map(key => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
      {onReset && !unavailable && (
        <Button variant="ghost" icon={RotateCcw} onClick={onReset}>
          Reset
        </Button>
      )}
      <p role="status" className="text-table text-destructive">
        {wrong > 0 && (wrong === 1 ? 'One field needs a look.' : `${wrong} fields need a look.`)}
      </p>
    </>
  )
}
