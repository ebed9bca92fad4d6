'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Palette } from '@/components/palette/palette'
import { allPages } from '@/components/shell/sections'
import { Shell } from '@/components/shell/shell'
import { SignInForm } from '@/components/sign-in/sign-in-form'

/** The console of one server, put together. */
export function Console({ server, children }: { server: string; children: ReactNode }) {
  const client = useQueryClient()
  const [finding, setFinding] = useState(false)
  const pages = allPages.map(({ label, path }) => ({ label, path: path(server) }))
  return (
    <Shell
      server={server}
      onFind={() => setFinding(true)}
      signInForm={(summary, person) => (
        <SignInForm
          server={summary}
          jid={person.includes('@') ? person : ''}
          onSignedIn={() => client.invalidateQueries()}
        />
      )}
    >
      {children}
      <Palette server={server} pages={pages} open={finding} onOpenChange={setFinding} />
    </Shell>
  )
}
