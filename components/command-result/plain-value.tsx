import type { Json } from '@/lib/commands/types'

/** A value that has nothing to show, in words. */
export function PlainValue({ value }: { value: Json }) {
  return <span className="font-sans text-faint">{value === '' ? 'empty text' : 'empty list'}</span>
}
