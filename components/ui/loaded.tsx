import type { ReactNode } from 'react'
import { LoadFailed } from './load-failed'

/** What is being loaded: a query has all of it. */
interface Load<T> {
  data: T | undefined
  error: Error | null
  isFetching: boolean
  refetch: () => unknown
}

interface LoadedProps<T> {
  load: Load<T>
  /** What could not be loaded, as a sentence without a full stop. */
  failed: string
  /** Keeps the layout meanwhile. */
  placeholder: ReactNode
  children: (data: T) => ReactNode
}

/** What was loaded; before that its place, and where it failed why, above what was there before. */
export function Loaded<T>({ load, failed, placeholder, children }: LoadedProps<T>) {
  const { data, error, isFetching, refetch } = load
  return (
    <>
      {error && <LoadFailed title={failed} error={error} pending={isFetching} onRetry={() => refetch()} />}
      {data === undefined ? !error && placeholder : children(data)}
    </>
  )
}
