import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createHealthWatch, type Look } from './health'

const up: Look = { state: 'up', software: 'ejabberd 26.07', latencyMs: 3 }
const down: Look = { state: 'down', message: 'connection refused' }

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server whose looks are counted, and end when it says so. */
function server() {
  let looks = 0
  let answer: Look | undefined = up
  let end: ((look: Look) => void) | undefined
  const watch = createHealthWatch(() => {
    looks++
    return answer ? Promise.resolve(answer) : new Promise(resolve => (end = resolve))
  })
  return {
    watch,
    looks: () => looks,
    becomes: (look: Look | undefined) => (answer = look),
    ends: (look: Look) => end?.(look),
  }
}

describe('the health of a server', () => {
  test('is asked once, however many people watch', async () => {
    const { watch, looks } = server()
    const seen = await Promise.all(Array.from({ length: 50 }, () => watch.health()))
    expect(new Set(seen).size).toBe(1)
    await watch.health()
    expect(looks()).toBe(1)
    watch.close()
  })

  test('is looked at in the background while somebody watches, and not for ever', async () => {
    const { watch, looks, becomes } = server()
    await watch.health()
    becomes(down)
    await vi.advanceTimersByTimeAsync(6_000)
    // No waiting: it is known already.
    expect(await watch.health(0)).toMatchObject({ state: 'down', message: 'connection refused' })
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    const then = looks()
    expect(then).toBeLessThan(20)
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(looks()).toBe(then)
    watch.close()
  })

  test('says since when it is so', async () => {
    const { watch, becomes } = server()
    const since = Date.now()
    await watch.health()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await watch.health()).toMatchObject({ state: 'up', since })
    becomes(down)
    await vi.advanceTimersByTimeAsync(6_000)
    const found = await watch.health()
    expect(found.state === 'down' && found.since > since + 19_000).toBe(true)
    watch.close()
  })

  test('of one that says nothing keeps nobody waiting longer than they like', async () => {
    const { watch, becomes, ends } = server()
    becomes(undefined)
    const asked = watch.health(300)
    await vi.advanceTimersByTimeAsync(300)
    expect(await asked).toEqual({ state: 'unknown' })
    ends(down)
    await vi.advanceTimersByTimeAsync(0)
    expect(await watch.health(300)).toMatchObject({ state: 'down' })
    watch.close()
  })
})
