import type { buildConnector } from 'undici'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSlowly } from './open-slowly'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const to = (hostname: string) => ({ hostname, protocol: 'http:', port: '5280' })

/** What was opened so far, by a connector that never gets an answer. */
function start() {
  const opened: string[] = []
  const open = openSlowly(({ hostname }) => {
    opened.push(hostname)
  })
  const ask = (name: string, callback: buildConnector.Callback = () => undefined) => open(to(name), callback)
  return { opened, ask }
}

test('the first is opened at once, those of the same moment one in a millisecond, in their order', () => {
  const { opened, ask } = start()
  for (const name of ['a', 'b', 'c']) ask(name)
  expect(opened).toEqual(['a'])
  vi.advanceTimersByTime(1)
  expect(opened).toEqual(['a', 'b'])
  vi.advanceTimersByTime(1)
  expect(opened).toEqual(['a', 'b', 'c'])
})

test('after a pause the next is opened at once', () => {
  const { opened, ask } = start()
  ask('a')
  vi.advanceTimersByTime(5)
  ask('b')
  expect(opened).toEqual(['a', 'b'])
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(5)
  expect(vi.getTimerCount()).toBe(0)
})

test('a moment later is still too soon', () => {
  const { opened, ask } = start()
  ask('a')
  ask('b')
  vi.advanceTimersByTime(1)
  ask('c')
  expect(opened).toEqual(['a', 'b'])
})

test('one that fails, even at once, holds up no other', () => {
  const said: unknown[] = []
  const open = openSlowly((_, callback) => {
    callback(new Error('refused'), null)
  })
  for (const name of ['a', 'b'])
    open(to(name), (...[error]) => {
      said.push(error?.message)
    })
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['refused', 'refused'])
})
