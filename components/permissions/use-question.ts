'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { addressOfQuestion, questionOfAddress } from '@/components/refusal/question-address'
import type { Asking } from './question-values'
import type { AskedOnce } from './use-answer'

/** What is asked: by the address, or, with a token, by the form alone. */
export function useQuestion() {
  const params = useSearchParams()
  const path = usePathname()
  const inAddress = params.toString()
  const [last, setLast] = useState<AskedOnce>()
  const question = questionOfAddress(new URLSearchParams(inAddress))
  const isLast =
    last?.token !== undefined ||
    (last && queryOf(last) === queryOf({ question: question ?? { command: '' } }))
  const asked: AskedOnce | undefined = isLast ? last : question && { question, id: 0 }

  return {
    question,
    asked,
    ask(asking: Asking) {
      setLast({ ...asking, id: (last?.id ?? 0) + 1 })
      const query = asking.token === undefined ? queryOf(asking) : ''
      if (query !== inAddress) window.history.pushState(null, '', query ? `${path}?${query}` : path)
    },
  }
}

const queryOf = ({ question }: Asking) => new URLSearchParams(addressOfQuestion(question)).toString()
