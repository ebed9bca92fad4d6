import { CircleSlash } from 'lucide-react'

/** In the place of a number: why there is none. */
export function Absent({ title, next }: { title: string; next?: string }) {
  return (
    <div className="grid gap-0.5 pt-1">
      <p className="flex items-center gap-1.5 font-medium text-muted">
        <CircleSlash aria-hidden className="size-3.5 shrink-0 text-faint" />
        {title}
      </p>
      {next && <p className="text-caption text-muted text-pretty wrap-anywhere">{next}</p>}
    </div>
  )
}
