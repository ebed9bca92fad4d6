'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { copyText } from './copy-text'
import { IconButton } from './icon-button'
import { VisuallyHidden } from './visually-hidden'

interface CopyButtonProps {
  /** "Copy the token" */
  label: string
  text: string | (() => string)
  className?: string
}

/** Copies, and says whether that worked. */
export function CopyButton({ label, text, className }: CopyButtonProps) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(''), 1600)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    const copied = await copyText(typeof text === 'string' ? text : text())
    setSaid(copied ? 'Copied' : 'Select the text and copy it by hand')
  }
  return (
    <>
      <IconButton
        size="sm"
        icon={said === 'Copied' ? Check : Copy}
        label={said || label}
        className={className}
        onClick={copy}
      />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
