'use client'

import { ErrorPanel } from '@/components/ui/error-panel'
import { ListSection } from '@/components/ui/list-section'
import {
  forgetSource,
  type LookSummary,
  type SourceName,
  type SourceSummary,
  type TeachRequest,
  teach,
} from '@/lib/client/discovery'
import { SourceRow } from './source-row'
import { useChange, useMayNot } from './use-discovery'

interface Props {
  server: string
  sources: readonly SourceSummary[]
  look: LookSummary
}

/** All sources, best first; documents are handed in and forgotten here. */
export function SourceTable({ server, sources, look }: Props) {
  const reason = useMayNot(server)
  const handIn = useChange(server, (request: TeachRequest) => teach(server, request))
  const forget = useChange(server, (source: SourceName) => forgetSource(server, source))
  const error = handIn.error ?? forget.error
  return (
    <ListSection title="Sources" about="The first that speaks of a command gives its definition.">
      {error && (
        <ErrorPanel title="The file was not taken" className="mt-3">
          {error.message}
        </ErrorPanel>
      )}
      <ul>
        {sources.map(source => (
          <SourceRow
            key={source.source}
            source={source}
            standing={standingOf(source, look)}
            reason={reason}
            pending={handIn.isPending || forget.isPending}
            onHandIn={(kind, file, text) => handIn.mutate({ source: kind, file, text })}
            onForget={() => forget.mutate(source.source)}
          />
        ))}
      </ul>
    </ListSection>
  )
}

/** What the last look has to do with a source that was never heard. */
function standingOf({ source, isConfigured }: SourceSummary, look: LookSummary): string | undefined {
  if (look.state === 'running') return isConfigured ? 'Is heard with this look.' : undefined
  const isProblem = look.state === 'ended' && look.problems.some(problem => problem.source === source)
  if (isProblem) return 'Did not answer; see above.'
  return isConfigured ? 'Not heard yet.' : undefined
}
