import type { DiscoveryAnswer } from '@/lib/client/discovery'

type Found = Extract<DiscoveryAnswer, { kind: 'ejabberd' }>

/** How many of each. What nobody has looked at is shown where there is such. */
export function Figures({ discovery }: { discovery: Found }) {
  const { there, absent, different, foreign, unasked } = discovery
  const isLookedAt = there + absent.length > 0
  const figures = [
    ['There', there],
    ['Not there', absent.length],
    ['Different here', different.length],
    ['Third party', foreign.length],
    ...(unasked > 0 ? [['Not looked at yet', unasked] as const] : []),
  ] as const
  // Zeros would say that nothing is there.
  const shown = isLookedAt ? figures : figures.filter(([, count]) => count > 0)
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-12">
      {shown.map(([label, count]) => (
        <div key={label} className="flex flex-col-reverse">
          <dt className="text-muted">{label}</dt>
          <dd className={count > 0 ? 'text-figure tabular-nums' : 'text-figure text-faint tabular-nums'}>
            {count}
          </dd>
        </div>
      ))}
    </dl>
  )
}
