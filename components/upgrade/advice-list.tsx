import type { UpgradeAnswer } from '@/lib/client/upgrade'
import { impactWords } from '@/lib/client/upgrade-words'
import { AdviceRow, CommandLink } from './advice-row'
import { groupsOf, type Of } from './arrange'

/** The commands by what the upgrade asks of who calls them. */
export function AdviceList({ server, answer, of }: { server: string; answer: UpgradeAnswer; of: Of }) {
  const behaviours = new Map(answer.behaviours.map(each => [each.id, each]))
  return (
    <div className="grid gap-8">
      {groupsOf(answer, of).map(({ impact, commands }) => (
        <section key={impact} aria-label={impactWords[impact]}>
          <h3 className="border-b border-line-strong pb-2 text-section">
            {impactWords[impact]}{' '}
            <span className="font-normal text-muted tabular-nums">{commands.length}</span>
          </h3>
          {impact === 'none' ? (
            <p className="flex flex-wrap gap-x-3 gap-y-1 border-b py-2">
              {commands.map(({ command }) => (
                <CommandLink key={command} server={server} name={command} />
              ))}
            </p>
          ) : (
            <ul>
              {commands.map(advised => (
                <AdviceRow
                  key={advised.command}
                  server={server}
                  advised={advised}
                  calls={of === 'console' ? advised.byConsole : advised.byPrograms}
                  behaviours={behaviours}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}
