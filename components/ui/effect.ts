import { Eye, type LucideIcon, PenLine, TriangleAlert } from 'lucide-react'

/** What an action does; each has a fixed colour, a word and an icon everywhere. */
export type Effect = 'read' | 'write' | 'destructive'

export const effects: Record<Effect, { word: string; icon: LucideIcon; ink: string; soft: string }> = {
  read: { word: 'Read', icon: Eye, ink: 'text-read', soft: 'bg-read-soft' },
  write: { word: 'Write', icon: PenLine, ink: 'text-write', soft: 'bg-write-soft' },
  destructive: {
    word: 'Destructive',
    icon: TriangleAlert,
    ink: 'text-destructive',
    soft: 'bg-destructive-soft',
  },
}
