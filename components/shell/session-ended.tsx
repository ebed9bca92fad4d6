'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { ServerSummary } from '@/lib/client/types'

interface SessionEndedProps {
  server: ServerSummary
  /** The sign-in form, with who it was filled in. */
  form: ReactNode
}

/** The session ended under an open page: sign in here, and lose nothing. */
export function SessionEnded({ server, form }: SessionEndedProps) {
  const [open, setOpen] = useState(true)
  return (
    <>
      <div
        role="alert"
        className="flex flex-wrap items-center justify-between gap-3 bg-write-soft px-4 py-2 sm:px-6 lg:px-8"
      >
        <p>Your session at {server.label} has ended. What is on this page is kept.</p>
        <Button size="sm" onClick={() => setOpen(true)}>
          Sign in again
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Sign in again at ${server.label}`}
        description="A session ends when it is old, or when the server stops accepting its password or token: changed, revoked, expired, or the account is banned. What you typed on the page stays as it is."
        size="sm"
      >
        {form}
      </Dialog>
    </>
  )
}
