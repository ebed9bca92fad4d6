import type { Json } from '@/lib/commands/types'
import { formatCount, formatDuration, formatMoment } from './format'

/** One number of the overview: where it comes from, and how it reads. */
export interface Figure {
  readonly id: string
  readonly label: string
  readonly command: string
  readonly args: Readonly<Record<string, Json>>
  /** The number in the command's answer; undefined: that is not what was expected. */
  readonly read: (value: Json) => number | string | undefined
  readonly format: (value: number | string) => string
  /** Its course is worth a line; else what to say below the number, given the moment of reading. */
  readonly below: 'course' | ((value: number | string, atMs: number) => string)
}

const count = (value: Json) =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? value : undefined

const stat = (id: string, label: string, name: string): Figure => ({
  id,
  label,
  command: 'stats',
  args: { name },
  read: count,
  format: formatCount,
  below: 'course',
})

const number = (id: string, label: string, command: string): Figure => ({
  id,
  label,
  command,
  args: {},
  read: count,
  format: formatCount,
  below: 'course',
})

/** What people come for, large. */
export const mainFigures: readonly [Figure, ...Figure[]] = [
  stat('online', 'Accounts online', 'onlineusers'),
  number('sessions', 'Sessions', 'connected_users_number'),
  stat('registered', 'Registered accounts', 'registeredusers'),
  {
    ...stat('uptime', 'Uptime', 'uptimeseconds'),
    format: seconds => formatDuration(Number(seconds)),
    below: (seconds, atMs) => `started ${formatMoment(atMs - Number(seconds) * 1000)}`,
  },
]

/** The rest, in one line each. */
export const moreFigures: readonly Figure[] = [
  number('s2s-in', 'Server connections in', 'incoming_s2s_number'),
  number('s2s-out', 'Server connections out', 'outgoing_s2s_number'),
  stat('processes', 'Processes', 'processes'),
]
