import { Button } from './button'
import { ErrorPanel } from './error-panel'

interface LoadFailedProps {
  /** What could not be loaded, as a sentence without a full stop. */
  title: string
  error: Error
  /** It is being tried again. */
  pending: boolean
  onRetry: () => void
}

/** In place of what could not be loaded: why, and a button that tries again. */
export function LoadFailed({ title, error, pending, onRetry }: LoadFailedProps) {
  return (
    <ErrorPanel
      title={title}
      action={
        <Button pending={pending} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {error.message}
    </ErrorPanel>
  )
}
