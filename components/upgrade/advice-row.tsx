import Link from 'next/link'
import { changeWords } from '@/lib/client/change-words'
import type { AdvisedCommand, Calls } from '@/lib/client/upgrade'
import { interfaceWords, whatToDo } from '@/lib/client/upgrade-words'
import type { BehaviourNote, JudgedDifference } from '@/lib/commands/upgrade'
import { paths } from '@/lib/paths'
import { anchorOf } from './behaviour-list'

interface Props {
  server: string
  advised: AdvisedCommand
  /** The calls that the row is about; null: none were counted. */
  calls: Calls | null
  behaviours: ReadonlyMap<string, BehaviourNote>
}

/** One command: how it was called, what changes, and what to do. */
export function AdviceRow({ server, advised: { command, advice }, calls, behaviours }: Props) {
  const { differences, pinned, keptByVersion } = advice
  const touching = advice.behaviours.flatMap(id => behaviours.get(id) ?? [])
  return (
    <li className="grid gap-x-6 gap-y-1 border-b py-2.5 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
      <span className="grid content-start">
        <CommandLink server={server} name={command} />
        {calls && <span className="text-caption text-muted tabular-nums">{callWords(calls)}</span>}
      </span>
      <ul className="grid content-start gap-1.5 text-table">
        {differences.map(each => (
          <DifferenceLine key={JSON.stringify(each)} {...each} />
        ))}
        {touching.map(({ id, title, impact, advice: todo }) => (
          <li key={id} className="text-pretty">
            <a href={`#${anchorOf(id)}`} className="rounded-sm text-accent underline underline-offset-3">
              {title}
            </a>
            {impact === 'breaks' && <span className="text-muted">. {todo}</span>}
          </li>
        ))}
        {keptByVersion !== undefined && (
          <li className="text-pretty">
            Or add <code className="font-mono">/v{keptByVersion}</code> to the path: then arguments and result
            stay as they are
          </li>
        )}
        {pinned.map(({ version, differences: own }) => (
          <li key={version} className="grid gap-0.5">
            <span className="text-muted">
              A call with <code className="font-mono">/v{version}</code> in its path:
            </span>
            <ul className="grid gap-0.5 pl-4">
              {own.map(each => (
                <DifferenceLine key={JSON.stringify(each)} {...each} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </li>
  )
}

function DifferenceLine({ difference }: JudgedDifference) {
  const todo = whatToDo(difference)
  return (
    <li className="text-pretty wrap-anywhere">
      {changeWords(difference)}
      {todo && <span className="text-muted">. {todo}</span>}
    </li>
  )
}

function callWords({ calls, lastAt, interfaces }: Calls): string {
  const over = interfaces.map(name => interfaceWords[name] ?? name).join(', ')
  const last = new Date(lastAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return `${calls.toLocaleString('en')} ${calls === 1 ? 'call' : 'calls'} over ${over}, last ${last}`
}

export const CommandLink = ({ server, name }: { server: string; name: string }) => (
  <Link
    href={paths.command(server, name)}
    prefetch={false}
    className="rounded-sm font-mono text-table text-accent wrap-anywhere underline-offset-3 hover:underline"
  >
    {name}
  </Link>
)
