'use client'

import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import { FailureView } from '@/components/command-result/failure-view'
import { ResultView } from '@/components/command-result/result-view'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { runReadQuery } from '@/lib/client/queries'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Json } from '@/lib/commands/types'

interface Props {
  server: string
  /** The read that tells what a destructive command will hit. */
  command: CatalogueCommand
  args: Readonly<Record<string, Json>>
}

/** Runs the paired read on demand, with the same arguments, and shows what it finds. */
export function Preview({ server, command, args }: Props) {
  const [isAsked, setAsked] = useState(false)
  const definition = command.versions.at(-1)
  const known = Object.fromEntries(
    Object.entries(args).filter(([name]) => definition?.args.some(field => field.name === name)),
  )
  const { data, error, isFetching } = useQuery({
    ...runReadQuery(server, command.name, known),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
  })
  if (!definition) return null
  return (
    <section aria-label="What will be hit" className="grid gap-3">
      {!data && (
        <div>
          <Button size="sm" icon={Eye} pending={isFetching} onClick={() => setAsked(true)}>
            Look first: {command.name}
          </Button>
        </div>
      )}
      {error && <ErrorPanel title="It could not be asked">{error.message}</ErrorPanel>}
      {data && (
        <>
          <p className="text-muted">
            <span className="font-mono">{command.name}</span> says now:
          </p>
          {data.outcome.kind === 'ok' ? (
            <ResultView definition={definition} notes={command.notes} value={data.outcome.value} />
          ) : (
            <FailureView
              server={server}
              failure={data.outcome}
              call={{ command: command.name, version: definition.version, args: known }}
              effect="read"
            />
          )}
        </>
      )}
    </section>
  )
}
