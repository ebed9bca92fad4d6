import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Input, type InputProps } from './input'

interface SearchInputProps extends Omit<InputProps, 'type' | 'aria-label'> {
  /** Its name; there is no visible label. */
  label: string
  /** At its right end: a key, a count. */
  aside?: ReactNode
}

export function SearchInput({ label, aside, className, ...rest }: SearchInputProps) {
  return (
    <div className={cx('relative min-w-0', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
      />
      <Input
        type="search"
        aria-label={label}
        className="pr-10 pl-8.5 [&::-webkit-search-cancel-button]:appearance-none"
        {...rest}
      />
      {aside && (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center">{aside}</span>
      )}
    </div>
  )
}
