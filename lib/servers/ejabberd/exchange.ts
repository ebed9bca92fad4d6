import type { Dispatcher } from 'undici'
import type { Asked, EjabberdClient } from './client'
import { DEFAULT_LIMITS } from './config'
import { malformed } from './faults'
import { answerHeaders } from './onward-headers'

/** Where an answer goes, as it arrives. What `begin` throws is the server's fault: headers that HTTP does not allow. */
export interface Receiver {
  /** `rawHeaders`: names and values in turn, without those that belong to the connection. */
  begin(status: number, reason: string, rawHeaders: string[]): void
  /** A piece of the body; false: no more of it until `resume`. */
  piece(bytes: Buffer): boolean
  /** The body is complete. */
  end(): void
}

/** One request on its way and its answer. */
export interface Exchange {
  /** How it ended, with the status of the answer; a failure may come after a part of the answer. Never rejects. */
  readonly ended: Promise<Asked<number> | { readonly kind: 'hung-up' }>
  /** The receiver takes pieces again. */
  resume(): void
  /** The caller has gone: ends the request at the server too, or never begins it. Nothing where all is over. */
  hangUp(): void
}

/** A body that trickles is given up after this many times the time-out, however alive it looks. */
const PERIODS_MAX = 30

/**
 * Sends a request and hands the answer on piece by piece, no faster than it is taken, nothing kept. Headers must have
 * arrived within `timeoutMs`, the wait for a free connection included; of the body something must arrive and be taken
 * in each further period of that length, in the last of `PERIODS_MAX` its end; and it has at most `limits.answerBytes`.
 * Answers before the real one (1xx) are dropped. Once a request was sent it is never sent again, since nobody could
 * tell whether the command ran.
 */
export function exchange(
  { pool, host, config: { timeoutMs, limits = DEFAULT_LIMITS }, fault }: EjabberdClient,
  options: Dispatcher.DispatchOptions,
  receiver: Receiver,
): Exchange {
  const limitBytes = limits.answerBytes
  let abort: (() => void) | undefined
  let goOn: (() => void) | undefined
  let settle: (end: Awaited<Exchange['ended']>) => void = () => undefined
  const ended = new Promise<Awaited<Exchange['ended']>>(resolve => {
    settle = resolve
  })
  let isOver = false
  let status = 0
  let bytes = 0
  let bytesBefore = 0
  let periods = 0

  const timer = setTimeout(() => {
    periods += 1
    if (status === 0 || bytes === bytesBefore || periods >= PERIODS_MAX)
      giveUp({ kind: 'timeout', timeoutMs })
    else timer.refresh()
    bytesBefore = bytes
  }, timeoutMs)

  const finish = (end: Awaited<Exchange['ended']>) => {
    isOver = true
    clearTimeout(timer)
    settle(end)
  }
  const giveUp = (end: Awaited<Exchange['ended']>) => {
    if (isOver) return
    finish(end)
    abort?.()
  }

  pool.dispatch(options, {
    onConnect(cancel) {
      abort = cancel
      if (isOver) cancel()
    },
    onHeaders(code, headers, resume, reason) {
      if (code < 200 || isOver) return true
      status = code
      goOn = resume
      const rawHeaders = headers.map(bytes => bytes.toString('latin1'))
      if (options.method !== 'HEAD' && lengthOf(rawHeaders) > limitBytes) {
        giveUp({ kind: 'too-large', limitBytes })
        return true
      }
      try {
        receiver.begin(code, reason, answerHeaders(rawHeaders))
      } catch {
        status = 0
        giveUp(malformed(`${host} answers with headers that HTTP does not allow`))
      }
      return true
    },
    onData(piece) {
      if (isOver) return true
      bytes += piece.length
      if (bytes > limitBytes) giveUp({ kind: 'too-large', limitBytes })
      return isOver || receiver.piece(piece)
    },
    onComplete() {
      if (isOver) return
      receiver.end()
      finish({ kind: 'ok', value: status })
    },
    onError(error) {
      if (!isOver) finish(fault(error, status !== 0))
    },
  })

  return {
    ended,
    resume: () => goOn?.(),
    hangUp: () => giveUp({ kind: 'hung-up' }),
  }
}

/** What the server announces; 0 where it announces nothing. */
function lengthOf(rawHeaders: readonly string[]): number {
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-length')
  return at < 0 ? 0 : Number(rawHeaders[at + 1])
}
