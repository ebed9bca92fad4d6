import { expect, test } from 'vitest'
import { matches } from './palette-pages'

test('a label is found by the beginnings of its words, in any order', () => {
  expect(matches('Main server', 'ser ma')).toBe(true)
  expect(matches('Main server', 'erver')).toBe(false)
  expect(matches('Main server', '  ')).toBe(true)
})
