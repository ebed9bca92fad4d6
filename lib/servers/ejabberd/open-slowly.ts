import type { buildConnector } from 'undici'

/** Between the openings of two connections, in milliseconds. */
const EVERY_MS = 1

/**
 * A connector that opens connections one after the other. The listener of an older ejabberd keeps five that it has not taken
 * yet (its option `backlog`, measured on 23.01); one more is dropped without a word, and comes through a second later when
 * it is tried again.
 */
export function openSlowly(connect: buildConnector.connector): buildConnector.connector {
  const waiting: (() => void)[] = []
  let pause: NodeJS.Timeout | undefined
  const next = () => {
    const open = waiting.shift()
    pause = open && setTimeout(next, EVERY_MS)
    open?.()
  }
  return (options, callback) => {
    waiting.push(() => connect(options, callback))
    if (!pause) next()
  }
}
