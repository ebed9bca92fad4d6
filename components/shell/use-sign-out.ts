'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useToast } from '@/components/ui/toast'
import { signOut } from '@/lib/client/run'
import { paths } from '@/lib/paths'
import { useServerId } from './use-server'

/** Signs out at this server, and forgets what the browser knew of it. */
export function useSignOut() {
  const server = useServerId()
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => signOut(server),
    onSuccess: () => {
      client.clear()
      // A whole page load: nothing of the session stays in memory.
      window.location.assign(paths.signIn(server))
    },
    onError: error => toast({ tone: 'error', title: 'You are still signed in', body: error.message }),
  })
}
