'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePathname, useRouter, useSelectedLayoutSegment } from 'next/navigation'
import { useEffect, useState } from 'react'
import { isSignedOut } from '@/lib/client/fetch-json'
import { serversQuery } from '@/lib/client/queries'
import { paths } from '@/lib/paths'
import { useServers } from './use-server'

/**
 * Leads to the sign-in page where nobody is signed in at this server. Where the session ends while a page is open, the
 * page stays, with what was typed in it, and `ended` tells who it was that must sign in again.
 */
export function useSessionWatch(): { ended: string | undefined } {
  const client = useQueryClient()
  const router = useRouter()
  const path = usePathname()
  const { server } = useServers()
  const [person, setPerson] = useState<string>()
  const signedInAs = server?.signedInAs
  // A server that nobody can sign in at yet is what that page is for.
  const isOpen = useSelectedLayoutSegment() === 'setup'

  useEffect(() => {
    if (signedInAs) setPerson(signedInAs)
    if (server && !signedInAs && !person && !isOpen) {
      router.replace(paths.signIn(server.id, path + window.location.search))
    }
  }, [server, signedInAs, person, isOpen, path, router])

  // Any request may be the one that learns of it; the list of servers then says who is still signed in.
  useEffect(() => {
    const look = (error: unknown) => {
      if (isSignedOut(error)) void client.invalidateQueries({ queryKey: serversQuery().queryKey })
    }
    const stopQueries = client.getQueryCache().subscribe(event => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
    })
    const stopMutations = client.getMutationCache().subscribe(event => {
      if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
    })
    return () => {
      stopQueries()
      stopMutations()
    }
  }, [client])

  return { ended: server && !signedInAs ? person : undefined }
}
