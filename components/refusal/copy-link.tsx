'use client'

import { Link2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { useToast } from '@/components/ui/toast'

/** Copies the address of a page of this site. */
export function CopyLink({ path, children }: { path: string; children: string }) {
  const say = useToast()
  return (
    <Button
      size="sm"
      icon={Link2}
      className="w-fit"
      onClick={async () => {
        const copied = await copyText(`${window.location.origin}${path}`)
        say(
          copied
            ? { tone: 'success', title: 'Link copied' }
            : { tone: 'error', title: 'The link could not be copied' },
        )
      }}
    >
      {children}
    </Button>
  )
}
