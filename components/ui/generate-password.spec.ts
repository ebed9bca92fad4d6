import { expect, test } from 'vitest'
import { generatePassword } from './generate-password'

test('a generated password is four groups of five unmistakable letters, and never the same', () => {
  const many = Array.from({ length: 500 }, generatePassword)
  for (const password of many)
    expect(password).toMatch(/^([a-km-np-zA-HJ-NP-Z2-9]{5}-){3}[a-km-np-zA-HJ-NP-Z2-9]{5}$/)
  expect(new Set(many).size).toBe(many.length)
})
