import { expect, test } from 'vitest'
import { similarNames } from './similar-names'

const names = ['register', 'unregister', 'registered_users', 'get_roster', 'status']

test('a slip of the finger finds the name that was meant', () => {
  expect(similarNames('regster', names)[0]).toBe('register')
  expect(similarNames('get-roster', names)[0]).toBe('get_roster')
  expect(similarNames('Status', names)).toEqual(['status'])
})

test('a name of something else finds nothing', () => {
  expect(similarNames('frobnicate', names)).toEqual([])
})
