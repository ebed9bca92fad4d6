'use client'

import { useSyncExternalStore } from 'react'

const watchers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all that counts down, so that five hundred rows do not start five hundred. */
function watch(tell: () => void) {
  watchers.add(tell)
  timer ??= setInterval(() => {
    for (const each of watchers) each()
  }, 1000)
  return () => {
    watchers.delete(tell)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time in milliseconds, in steps of `stepMs`: who asks is drawn anew once a step. */
export function useNow(stepMs: number): number {
  const now = () => Math.floor(Date.now() / stepMs) * stepMs
  return useSyncExternalStore(watch, now, now)
}
