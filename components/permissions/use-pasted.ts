'use client'

import { useState } from 'react'
import type { CatalogueAnswer } from '@/lib/client/types'
import type { PastedRules } from '@/lib/yaml/pasted'
import type { RulesProblem } from '@/lib/yaml/read-rules'

export interface Pasted {
  readonly text: string
  readonly rules?: PastedRules
  readonly problems: readonly RulesProblem[]
}

/** An `ejabberd.yml` that was pasted. It is read in this browser and kept as long as the page is open. */
export function usePasted(catalogue: CatalogueAnswer | undefined) {
  const [pasted, setPasted] = useState<Pasted>()
  return {
    pasted,
    forget: () => setPasted(undefined),
    async read(text: string) {
      // The YAML reader is large, and few need it.
      const { readPasted } = await import('@/lib/yaml/pasted')
      const read = readPasted(text, catalogue?.commands ?? [], catalogue?.release ?? '')
      setPasted('problems' in read ? { text, problems: read.problems } : { text, rules: read, problems: [] })
    },
  }
}
