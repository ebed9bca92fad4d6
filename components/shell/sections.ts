import { Gauge, KeyRound, type LucideIcon, Terminal } from 'lucide-react'
import { paths } from '@/lib/paths'

export interface Section {
  /** The URL segment below the server; '' is its overview. */
  segment: string
  label: string
  icon: LucideIcon
  path: (server: string) => string
}

/** The pages of a server, in the order of the navigation. */
export const sections: readonly Section[] = [
  { segment: '', label: 'Overview', icon: Gauge, path: paths.overview },
  { segment: 'commands', label: 'Commands', icon: Terminal, path: server => paths.commands(server) },
  { segment: 'tokens', label: 'Tokens', icon: KeyRound, path: paths.tokens },
]
