import type { ServerSummary } from './types'

type State = Pick<ServerSummary, 'state'>

/** The state of a server in a word. */
export const stateWord = ({ state }: State): string =>
  state === 'up' ? 'Up' : state === 'down' ? 'Down' : 'Being asked'

/** The same with what it runs where it is up. */
export const stateLine = (server: Pick<ServerSummary, 'state' | 'software'>): string =>
  server.state === 'up' ? (server.software ?? 'Up') : stateWord(server)

const DAY_MS = 86_400_000

/** "since 14:02, answered in 12 ms": what is known beside the word; '' where nothing is. `now`: milliseconds since 1970. */
export function stateDetail({ kind, state, since, latencyMs }: ServerSummary, now: number): string {
  if (state === 'unknown' || since === undefined) return ''
  const moment = new Date(since)
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const day = now - since < DAY_MS ? '' : `${moment.toLocaleDateString('en-GB')} `
  const answered =
    state === 'up' && kind === 'ejabberd' && latencyMs !== undefined ? `, answered in ${latencyMs} ms` : ''
  return `since ${day}${time}${answered}`
}
