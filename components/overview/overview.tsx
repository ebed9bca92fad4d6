'use client'

import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '@/components/ui/page-header'
import { serversQuery } from '@/lib/client/queries'
import { mainFigures, moreFigures } from './figures'
import { Hosts } from './hosts'
import { MainFigure } from './main-figure'
import { ModulesNotLoaded } from './modules-not-loaded'
import { MoreFigure } from './more-figure'
import { ServerFacts } from './server-facts'
import { Trouble } from './trouble'
import { useReading } from './use-reading'

const REFRESH_MS = 10_000

const [firstFigure] = mainFigures

/** How the server is, now. */
export function Overview({ server: id }: { server: string }) {
  const { data } = useQuery(serversQuery())
  const server = data?.servers.find(each => each.id === id)
  const first = useReading({ server: id, ...firstFigure, refreshMs: REFRESH_MS })
  return (
    <>
      <PageHeader title="Overview">
        Read from the server as you, every {REFRESH_MS / 1000} seconds while this page is in sight.
      </PageHeader>
      <Trouble server={id} summary={server} reading={first} />
      <ModulesNotLoaded server={id} />
      <dl className="grid grid-cols-2 border-y xl:grid-cols-4 [&>*]:pr-4 [&>*:nth-child(even)]:border-l [&>*:nth-child(even)]:pl-4 sm:[&>*:nth-child(even)]:pl-8 max-xl:[&>*:nth-child(n+3)]:border-t xl:[&>*:nth-child(3)]:border-l xl:[&>*:nth-child(3)]:pl-8">
        {mainFigures.map(figure => (
          <MainFigure key={figure.id} server={id} figure={figure} refreshMs={REFRESH_MS} />
        ))}
      </dl>
      <div className="grid gap-x-12 gap-y-10 pt-8 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <Hosts server={id} refreshMs={REFRESH_MS} />
        <div className="grid content-start gap-8">
          <section aria-labelledby="more" className="grid gap-2">
            <h2 id="more" className="text-section">
              Connections and load
            </h2>
            <dl>
              {moreFigures.map(figure => (
                <MoreFigure key={figure.id} server={id} figure={figure} refreshMs={REFRESH_MS} />
              ))}
            </dl>
          </section>
          <ServerFacts server={id} summary={server} />
        </div>
      </div>
    </>
  )
}
