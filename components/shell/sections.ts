import {
  AppWindow,
  BookOpen,
  Cable,
  CircleArrowUp,
  Gauge,
  GitCompareArrows,
  KeyRound,
  ListChecks,
  type LucideIcon,
  ShieldCheck,
  Terminal,
  UserRound,
} from 'lucide-react'
import { paths } from '@/lib/paths'

export interface Section {
  /** The URL segment below the server; '' is its overview. */
  segment: string
  label: string
  icon: LucideIcon
  path: (server: string) => string
  /** On a phone it is in the sheet, not in the bar. */
  inSheet?: true
}

/** The pages of a server, in the order of the navigation. */
export const sections: readonly Section[] = [
  { segment: '', label: 'Overview', icon: Gauge, path: paths.overview },
  { segment: 'commands', label: 'Commands', icon: Terminal, path: server => paths.commands(server) },
  { segment: 'tokens', label: 'Tokens', icon: KeyRound, path: server => paths.tokens(server) },
  {
    segment: 'permissions',
    label: 'Permissions',
    icon: ShieldCheck,
    path: server => paths.permissions(server),
    inSheet: true,
  },
  {
    segment: 'reference',
    label: 'API reference',
    icon: BookOpen,
    path: server => paths.reference(server),
    inSheet: true,
  },
  { segment: 'setup', label: 'Set-up', icon: Cable, path: paths.setup, inSheet: true },
]

/** Pages that are reached from elsewhere: from a page of the section `within`, or from the person's menu. */
const morePages: readonly (Section & { within?: string })[] = [
  { segment: 'clients', label: 'OAuth clients', icon: AppWindow, path: paths.clients, within: 'tokens' },
  {
    segment: 'catalogue',
    label: 'What this server can do',
    icon: ListChecks,
    path: paths.catalogue,
    within: 'commands',
  },
  {
    segment: 'compare',
    label: 'Compare',
    icon: GitCompareArrows,
    path: server => paths.compare(server),
    within: 'commands',
  },
  {
    segment: 'upgrade',
    label: 'Upgrade advisor',
    icon: CircleArrowUp,
    path: server => paths.upgrade(server),
    within: 'commands',
  },
  { segment: 'me', label: 'My account', icon: UserRound, path: paths.ownAccount },
]

export const allPages: readonly Section[] = [...sections, ...morePages]

/** The segment of the section that a page belongs to: its own, or that of the section it is reached from. */
export const sectionOf = (segment: string): string =>
  morePages.find(page => page.segment === segment)?.within ?? segment
