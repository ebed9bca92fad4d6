import { Segmented } from '@/components/ui/segmented'
import type { UpgradeAnswer } from '@/lib/client/upgrade'
import { AdviceList } from './advice-list'
import { countOf, type Of, shownOf } from './arrange'
import { BehaviourList } from './behaviour-list'
import { NewCommands } from './new-commands'

interface Props {
  server: string
  answer: UpgradeAnswer
  /** As the address has it. */
  of: string | null
  onOf: (of: Of) => void
}

/** What an upgrade means: for the calls made here first, then for the server, then what it adds. */
export function AdviceView({ server, answer, of: asked, onOf }: Props) {
  const of = shownOf(asked, answer)
  const { behaviours, foreign, hasTokenCalls, to } = answer
  const option = (value: Of, label: string) => ({ value, label: `${label} (${countOf(answer, value)})` })
  return (
    <div className="grid gap-10">
      <section aria-labelledby="calls" className="grid gap-4">
        <div className="grid gap-1">
          <h2 id="calls" className="text-section">
            Commands
          </h2>
          <p className="max-w-prose text-muted text-pretty">{countedWords(answer)}</p>
        </div>
        <Segmented
          label="Which commands"
          value={of}
          onChange={onOf}
          options={[
            option('programs', 'By programs'),
            option('console', 'In this console'),
            option('all', 'All'),
          ]}
          className="h-9 w-fit max-sm:w-full"
        />
        {of === 'console' && (
          <p className="max-w-prose text-muted text-pretty">
            The console’s forms follow the release of the server by themselves: nothing has to be changed for
            them.
          </p>
        )}
        {countOf(answer, of) === 0 ? (
          <p className="border-y py-4 text-muted">
            {of === 'all' ? 'Nothing happens to any command.' : 'No such call was counted.'}
          </p>
        ) : (
          <AdviceList server={server} answer={answer} of={of} />
        )}
        {of === 'programs' && foreign.length > 0 && (
          <p className="max-w-prose text-pretty">
            Also called: <span className="font-mono">{foreign.join(', ')}</span>. ejabberd itself does not
            have them: ask whoever made the module whether it works with ejabberd {to}.
          </p>
        )}
      </section>
      <BehaviourList
        title="For the whole server"
        about={
          hasTokenCalls
            ? 'Whichever commands are called. Programs asked for tokens through Switchboard, so OAuth matters here.'
            : 'Whichever commands are called.'
        }
        behaviours={behaviours.filter(({ isGeneral }) => isGeneral)}
      />
      <BehaviourList
        title="For commands of a kind"
        about="The commands above name those that touch them."
        behaviours={behaviours.filter(({ isGeneral }) => !isGeneral)}
      />
      <NewCommands answer={answer} />
    </div>
  )
}

function countedWords({ counted, countedSince }: UpgradeAnswer): string {
  const elsewhere = 'Calls that programs make to ejabberd without Switchboard are not seen here'
  if (counted === 'none')
    return `Your calls cannot be told from others’, since you came with a token. ${elsewhere}.`
  if (countedSince === null) return `No calls were counted yet. ${elsewhere}.`
  const since = new Date(countedSince).toLocaleDateString('en-GB', { dateStyle: 'medium' })
  return counted === 'everybody'
    ? `Counted since ${since}: every call that went through Switchboard. ${elsewhere}.`
    : `Counted since ${since}: your own calls through Switchboard. Everybody’s are for those who run the server.`
}
