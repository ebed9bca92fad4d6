import { Kbd } from '@/components/ui/kbd'

const keys = [
  ['↑ ↓', 'choose'],
  ['↵', 'open'],
  ['Esc', 'close'],
] as const

/** The keys; of no use on a phone. */
export function PaletteFooter() {
  return (
    <div className="hidden gap-4 border-t px-4 py-2 text-caption text-faint md:flex">
      {keys.map(([key, does]) => (
        <span key={key} className="flex items-center gap-1.5">
          <Kbd>{key}</Kbd>
          {does}
        </span>
      ))}
    </div>
  )
}
