import { useId } from 'react'
import { Select } from '@/components/ui/select'
import type { Versions } from '@/lib/commands/definition'

interface Props {
  versions: Versions
  chosen: number
  onChoose: (version: number) => void
}

/** Which of a command's definitions the form is of. */
export function VersionSelect({ versions, chosen, onChoose }: Props) {
  const id = useId()
  const newest = versions.at(-1)?.version
  if (versions.length < 2) return null
  return (
    <div className="flex items-center gap-2">
      <label htmlFor={id} className="text-caption whitespace-nowrap text-muted">
        API version
      </label>
      <Select id={id} compact value={chosen} onChange={event => onChoose(Number(event.target.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {version === newest ? `${version}, newest` : version}
          </option>
        ))}
      </Select>
    </div>
  )
}
