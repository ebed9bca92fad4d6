import { expect, test } from 'vitest'
import { keepSample, stepPath } from './samples'

test('samples are kept in order, once per moment, an hour at most', () => {
  let kept = keepSample('a', { atMs: 10, value: 1 })
  kept = keepSample('a', { atMs: 10, value: 2 })
  expect(kept).toEqual([{ atMs: 10, value: 1 }])
  for (let atMs = 11; atMs < 1000; atMs++) kept = keepSample('a', { atMs, value: atMs })
  expect(kept).toHaveLength(360)
  expect(kept.at(-1)?.value).toBe(999)
  expect(keepSample('b', { atMs: 1, value: 1 })).toHaveLength(1)
})

test('a course is steps between its lowest and its highest', () => {
  const samples = [
    { atMs: 0, value: 5 },
    { atMs: 10, value: 15 },
    { atMs: 20, value: 10 },
  ]
  expect(stepPath(samples, 100, 20)).toBe('M0 20H50V0H100V10H100')
})

test('a course that does not change is a line in the middle', () => {
  expect(stepPath([{ atMs: 0, value: 7 }], 100, 20)).toBe('M0 10H100')
  expect(stepPath([], 100, 20)).toBe('')
})
