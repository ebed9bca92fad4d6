'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { serversQuery } from '@/lib/client/queries'
import { type DoctorRequest, examine, type StepReport, setupQuery } from '@/lib/client/setup'

export type Doctor = ReturnType<typeof useDoctor>

/** A look at a server: its reports as they come. It ends when the page is left. */
export function useDoctor(server: string) {
  const client = useQueryClient()
  const [reports, setReports] = useState<readonly StepReport[]>([])
  const underway = useRef<AbortController>(undefined)
  useEffect(() => () => underway.current?.abort(), [])
  const look = useMutation({
    mutationFn: (request: DoctorRequest) => {
      underway.current = new AbortController()
      setReports([])
      const add = (report: StepReport) => setReports(before => [...before, report])
      return examine(server, request, add, underway.current.signal)
    },
    // Its release may be known now, and whether it is up.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: setupQuery(server).queryKey }),
        client.invalidateQueries({ queryKey: serversQuery().queryKey }),
      ]),
  })
  return {
    reports,
    isLooking: look.isPending,
    isDone: look.isSuccess,
    error: look.error,
    look: look.mutate,
  }
}
