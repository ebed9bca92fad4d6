import { expect, test } from 'vitest'
import { passWithin } from './pass-within'

test('what passes is given in its order', () => {
  expect(passWithin(500, ['ab', 'b', 'a'], item => item.startsWith('a'))).toEqual(['ab', 'a'])
})

test('an expression that takes for ever is stopped', () => {
  const endless = /^(a+)+$/
  expect(passWithin(50, [`${'a'.repeat(60)}!`], item => endless.test(item))).toBeUndefined()
})

test('an error of the test is not taken for the end of its time', () => {
  const broken = () => {
    throw new TypeError('broken')
  }
  expect(() => passWithin(500, [1], broken)).toThrow('broken')
})
