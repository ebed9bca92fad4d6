'use client'

import { useQuery } from '@tanstack/react-query'
import { ErrorPanel } from '@/components/ui/error-panel'
import { catalogueQuery } from '@/lib/client/queries'

/** For those only who may see the configuration; the server decides. */
export function ModulesNotLoaded({ server }: { server: string }) {
  const { data } = useQuery(catalogueQuery(server))
  const lines = data?.modulesNotLoaded ?? []
  if (lines.length === 0) return null
  const title = lines.length === 1 ? '1 module did not load' : `${lines.length} modules did not load`
  return (
    <ErrorPanel title={title} className="mb-6">
      <p>Their commands are missing. Correct the file and restart Switchboard.</p>
      <ul className="mt-1.5 grid gap-1 font-mono text-code">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </ErrorPanel>
  )
}
