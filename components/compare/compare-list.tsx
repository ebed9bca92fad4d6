import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import type { CompareAnswer, SideSummary } from '@/lib/client/compare'
import type { ComparedCommand } from '@/lib/commands/comparison'
import { paths } from '@/lib/paths'
import { sidesInOrder } from './export'
import { sideLine } from './side-words'

interface Props {
  answer: CompareAnswer
  commands: readonly ComparedCommand[]
}

/** The commands that are not alike, a row each. */
export function CompareList({ answer, commands }: Props) {
  const [from, to] = sidesInOrder(answer)
  return (
    <ul aria-label="Commands that are not alike" className="border-t border-line-strong">
      {commands.map(command => (
        <li
          key={command.name}
          className="grid gap-x-6 gap-y-1 border-b py-2 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]"
        >
          <span className="grid content-start text-table">
            <CommandName answer={answer} command={command} />
            <span className="font-mono text-caption text-faint">{command.module}</span>
          </span>
          {command.where === 'both' ? (
            <ul className="grid content-start gap-0.5 text-table">
              {command.differences.map(difference => (
                <li key={JSON.stringify(difference)} className="text-pretty wrap-anywhere">
                  {sideLine(difference, from, to)}
                </li>
              ))}
            </ul>
          ) : (
            <span>
              <Badge tone={command.where === 'here' ? 'accent' : 'plain'}>
                Only {answer[command.where].label}
              </Badge>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Leads to its page at each server that has it. */
function CommandName({
  answer,
  command: { name, where },
}: {
  answer: CompareAnswer
  command: ComparedCommand
}) {
  const having = (where === 'both' ? [answer.here, answer.there] : [answer[where]]).filter(
    ({ kind }) => kind === 'server',
  )
  const [first, second] = having
  if (!first) return <span className="font-mono wrap-anywhere">{name}</span>
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <CommandLink side={first} name={name}>
        <span className="font-mono">{name}</span>
      </CommandLink>
      {second && (
        <CommandLink side={second} name={name}>
          <span className="text-caption" title={`${name} at ${second.label}`}>
            at {second.label}
          </span>
        </CommandLink>
      )}
    </span>
  )
}

const CommandLink = ({
  side,
  name,
  children,
}: {
  side: SideSummary
  name: string
  children: React.ReactNode
}) => (
  <Link
    href={paths.command(side.id, name)}
    prefetch={false}
    className="inline-flex min-h-6 items-center rounded-sm text-accent wrap-anywhere underline-offset-3 hover:underline"
  >
    {children}
  </Link>
)
