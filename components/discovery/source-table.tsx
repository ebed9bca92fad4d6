'use client'

import { ErrorPanel } from '@/components/ui/error-panel'
import {
  forgetSource,
  type SourceName,
  type SourceSummary,
  type TeachRequest,
  teach,
} from '@/lib/client/discovery'
import { SourceRow } from './source-row'
import { useChange, useMayNot } from './use-discovery'

/** All sources, best first; documents are handed in and forgotten here. */
export function SourceTable({ server, sources }: { server: string; sources: readonly SourceSummary[] }) {
  const reason = useMayNot(server)
  const handIn = useChange(server, (request: TeachRequest) => teach(server, request))
  const forget = useChange(server, (source: SourceName) => forgetSource(server, source))
  const error = handIn.error ?? forget.error
  return (
    <section aria-label="Sources" className="grid gap-3">
      <div className="border-b border-line-strong pb-2">
        <h2 className="text-section">Sources</h2>
        <p className="text-muted">The first that speaks of a command gives its definition.</p>
      </div>
      {error && <ErrorPanel title="The file was not taken">{error.message}</ErrorPanel>}
      <ul className="-mt-3">
        {sources.map(source => (
          <SourceRow
            key={source.source}
            source={source}
            reason={reason}
            pending={handIn.isPending || forget.isPending}
            onHandIn={(kind, file, text) => handIn.mutate({ source: kind, file, text })}
            onForget={() => forget.mutate(source.source)}
          />
        ))}
      </ul>
    </section>
  )
}
