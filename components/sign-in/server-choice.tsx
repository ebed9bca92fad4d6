import Link from 'next/link'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { StatusDot } from '@/components/ui/status-dot'
import { stateLine } from '@/lib/client/server-words'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'

interface ServerChoiceProps {
  servers: readonly ServerSummary[]
  server: ServerSummary
  onChoose: (id: string) => void
}

/** At which server; a plain line where there is only one. Says how it is before a password is typed. */
export function ServerChoice({ servers, server, onChoose }: ServerChoiceProps) {
  if (servers.length === 1) {
    return (
      <div className="grid gap-1.5">
        <span className="font-medium">Server</span>
        <div className="flex min-h-9 items-center justify-between gap-3 border-y py-1.5">
          <span>{server.label}</span>
          <Health server={server} />
        </div>
        <Trouble server={server} />
      </div>
    )
  }
  return (
    <div className="grid gap-1.5">
      <Field label="Server" aside={<Health server={server} />}>
        {control => (
          <Select {...control} value={server.id} onChange={event => onChoose(event.target.value)}>
            {servers.map(each => (
              <option key={each.id} value={each.id}>
                {each.label}
                {each.state === 'down' ? ' (down)' : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Trouble server={server} />
    </div>
  )
}

function Health({ server }: { server: ServerSummary }) {
  return (
    <span className="flex items-center gap-1.5 text-caption text-muted">
      <StatusDot status={server.state} />
      {stateLine(server)}
    </span>
  )
}

function Trouble({ server }: { server: ServerSummary }) {
  if (!server.message) return null
  return (
    <p className="text-table text-destructive">
      {server.message}{' '}
      <Link href={paths.setup(server.id)} className="text-accent underline underline-offset-3">
        Find out step by step
      </Link>
    </p>
  )
}
