import { CloudOff } from 'lucide-react'

/** Switchboard itself does not answer; asked again by itself, so this goes away by itself. */
export function NoAnswer({ message }: { message: string }) {
  return (
    <p role="status" className="flex items-center gap-2.5 bg-destructive-soft px-4 py-2 sm:px-6 lg:px-8">
      <CloudOff aria-hidden className="size-4 shrink-0 text-destructive" />
      {message} What is shown may be old.
    </p>
  )
}
