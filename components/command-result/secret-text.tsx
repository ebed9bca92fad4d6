'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { MASK } from './mask-result'

/** A secret of a result: masked until asked for, copied without being shown. */
export function SecretText({ name, text }: { name: string; text: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="min-w-0 font-mono wrap-anywhere">{isShown ? text : MASK}</span>
      <IconButton
        size="sm"
        icon={isShown ? EyeOff : Eye}
        label={isShown ? `Hide: ${name}` : `Show: ${name}`}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      />
      <CopyButton label={`Copy: ${name}`} text={text} />
    </span>
  )
}
