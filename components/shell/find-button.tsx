'use client'

import { Search } from 'lucide-react'
import { Kbd } from '@/components/ui/kbd'
import { useIsApple } from './use-is-apple'

/** Opens the palette; looks like the field that it leads to. */
export function FindButton({ onFind }: { onFind: () => void }) {
  const apple = useIsApple()
  return (
    <button
      type="button"
      onClick={onFind}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 w-60 items-center gap-2 rounded-md border border-line-strong bg-surface pr-1.5 pl-2.5 whitespace-nowrap text-muted hover:border-control"
    >
      <Search aria-hidden className="size-4 text-faint" />
      <span className="flex-1 text-left">Find a command</span>
      <Kbd>{apple ? '⌘ K' : 'Ctrl K'}</Kbd>
    </button>
  )
}
