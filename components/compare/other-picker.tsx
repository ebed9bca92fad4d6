import { useId } from 'react'
import { Select } from '@/components/ui/select'
import type { ServerSummary } from '@/lib/client/types'

interface Props {
  /** The server whose page this is. */
  server: ServerSummary
  others: readonly ServerSummary[]
  /** Releases of ejabberd, the newest first. */
  releases: readonly string[]
  value: string
  onChange: (other: string) => void
}

/** With what the server is compared: another server, or what a release of ejabberd is known to have. */
export function OtherPicker({ server, others, releases, value, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label htmlFor={id} className="font-medium">
        Compare {server.label} with
      </label>
      <Select
        id={id}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="w-64 max-sm:w-full"
      >
        <option value="">Choose</option>
        {others.length > 0 && (
          <optgroup label="Servers">
            {others.map(({ id, label, signedInAs }) => (
              <option key={id} value={id}>
                {label}
                {signedInAs ? '' : ' (not signed in)'}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="Releases">
          {releases.map(release => (
            <option key={release} value={release}>
              ejabberd {release}
            </option>
          ))}
        </optgroup>
      </Select>
    </div>
  )
}
