'use client'

import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'

/**
 * The entry that Enter opens: the best one, until another is chosen. What is typed and what arrives make the best one
 * anew, in the same render: with keys typed quickly, Enter never opens what fitted a letter before.
 */
export function useChoice(typed: string, best: string) {
  const [chosen, setChosen] = useState({ typed, best, value: best })
  const holds = chosen.typed === typed && chosen.best === best
  return [holds ? chosen.value : best, (value: string) => setChosen({ typed, best, value })] as const
}

/** Enter while the commands are on their way: kept until they are there, unless another key is typed meanwhile. */
export function useEarlyEnter(typed: string, isPending: boolean, open: () => void) {
  const [enteredAt, setEnteredAt] = useState('')
  const isDue = typed !== '' && enteredAt === typed && !isPending
  const openNow = useEffectEvent(open)
  useEffect(() => {
    if (isDue) openNow()
  }, [isDue])
  return (event: KeyboardEvent) => {
    const isEarly =
      event.key === 'Enter' && !event.nativeEvent.isComposing && isPending && typed.trim() !== ''
    if (isEarly) event.preventDefault()
    setEnteredAt(isEarly ? typed : '')
  }
}
