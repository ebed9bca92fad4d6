'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { lookAgain } from '@/lib/client/discovery'
import { namesIn } from './names-in'
import { useChange, useMayNot } from './use-discovery'

interface Props {
  server: string
  /** Names that were tried before. */
  tried: readonly string[]
  /** Commands of third parties that are known. */
  foreign: readonly string[]
  isRunning: boolean
}

/** Over HTTP a server does not list its commands: one that ejabberd does not have is found by its name. */
export function TryNames({ server, tried, foreign, isRunning }: Props) {
  const [text, setText] = useState(tried.join('\n'))
  const mayNot = useMayNot(server)
  const look = useChange(server, (alsoTried: readonly string[]) => lookAgain(server, { alsoTried }))
  const { names, wrong } = namesIn(text)
  const unfound = tried.filter(name => !foreign.includes(name))
  const reason = mayNot ?? (isRunning ? 'A look is under way' : undefined)
  return (
    <section aria-label="Commands of third parties" className="grid max-w-140 gap-3">
      <div>
        <h2 className="text-section">Commands of third parties</h2>
        <p className="text-muted text-pretty">
          Over HTTP a server answers for a name, and lists none. Name the commands that its modules add; each
          that is there gets a form.
        </p>
      </div>
      <Field
        label="Names to try"
        hint="One a line. A list among the arguments is found only if it has a name that ejabberd uses too."
        error={
          wrong === undefined ? undefined : `“${wrong}” is no name of a command: letters, digits and _ only.`
        }
      >
        {control => (
          <Textarea
            {...control}
            mono
            value={text}
            placeholder={'throw_dice\ncount_dice'}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {unfound.length > 0 && (
        <p className="text-muted wrap-anywhere">
          Tried and not there: <span className="font-mono">{unfound.join(', ')}</span>.
        </p>
      )}
      {look.error && <ErrorPanel title="They were not tried">{look.error.message}</ErrorPanel>}
      <Button
        icon={Search}
        className="w-fit"
        pending={look.isPending}
        reason={reason ?? (wrong === undefined ? undefined : 'One of the names is wrong')}
        onClick={() => look.mutate(names)}
      >
        Try these names
      </Button>
    </section>
  )
}
