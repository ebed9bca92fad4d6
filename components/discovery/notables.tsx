import Link from 'next/link'
import type { ReactNode } from 'react'
import { ListSection } from '@/components/ui/list-section'
import type { DiscoveryAnswer, NotableCommand } from '@/lib/client/discovery'
import { paths } from '@/lib/paths'

type Found = Extract<DiscoveryAnswer, { kind: 'ejabberd' }>

/** Where the server is not what its release is known to be. */
export function Notables({ server, discovery }: { server: string; discovery: Found }) {
  const { absent, different, foreign, there, release } = discovery
  if (absent.length + different.length + foreign.length === 0) {
    return there > 0 ? (
      <p className="text-muted">
        Everything that ejabberd {release} is known to have is there, and nothing else.
      </p>
    ) : null
  }
  return (
    <div className="grid gap-8">
      {foreign.length > 0 && (
        <ListSection
          title="Third party"
          about="ejabberd itself does not have these. They count as write: nobody knows what they do."
        >
          <ul>
            {foreign.map(command => (
              <Row key={command.name} server={server} command={command}>
                {command.about && <span className="text-ink">{command.about}. </span>}
                {command.source}
                {command.module && (
                  <>
                    , of <span className="font-mono text-table">{command.module}</span>
                  </>
                )}
                .
              </Row>
            ))}
          </ul>
        </ListSection>
      )}
      {different.length > 0 && (
        <ListSection title="Different here" about="The forms follow this server.">
          <ul>
            {different.map(command => (
              <Row key={command.name} server={server} command={command}>
                {command.about}
              </Row>
            ))}
          </ul>
        </ListSection>
      )}
      {absent.length > 0 && (
        <ListSection title="Not there" about={`ejabberd ${release} has these, this server has not.`}>
          <ul>
            {byReason(absent).map(([reason, commands]) => (
              <li key={reason} className="grid gap-1 border-b py-2">
                <p>{reason}</p>
                <p className="flex flex-wrap gap-x-3 gap-y-1 text-table">
                  {commands.map(({ name }) => (
                    <CommandLink key={name} server={server} name={name} />
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </ListSection>
      )}
    </div>
  )
}

function byReason(commands: readonly NotableCommand[]): [string, NotableCommand[]][] {
  const groups = new Map<string, NotableCommand[]>()
  for (const command of commands) groups.set(command.about, [...(groups.get(command.about) ?? []), command])
  return [...groups]
}

function Row({
  server,
  command,
  children,
}: {
  server: string
  command: NotableCommand
  children: ReactNode
}) {
  return (
    <li className="grid gap-x-6 border-b py-2 md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
      <span className="text-table">
        <CommandLink server={server} name={command.name} />
      </span>
      <span className="text-muted text-pretty wrap-anywhere">{children}</span>
    </li>
  )
}

const CommandLink = ({ server, name }: { server: string; name: string }) => (
  <Link
    href={paths.command(server, name)}
    prefetch={false}
    className="rounded-sm font-mono text-accent wrap-anywhere underline-offset-3 hover:underline"
  >
    {name}
  </Link>
)
