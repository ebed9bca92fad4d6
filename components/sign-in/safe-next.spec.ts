import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test('a page of this site is kept with its query', () => {
  expect(safeNext('/servers/main/commands?q=ban#x')).toBe('/servers/main/commands?q=ban#x')
})

test.each([
  null,
  '',
  'servers/main',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
])('%j leads nowhere', next => {
  expect(safeNext(next)).toBeUndefined()
})

test('whatever is kept stays on this site', () => {
  const parts = fc.array(fc.constantFrom('/', '\\', '\t', '\n', ':', 'evil.example', 'a', '@', '?', 'https:'))
  fc.assert(
    fc.property(parts, pieces => {
      const next = safeNext(`/${pieces.join('')}`)
      if (next !== undefined)
        expect(new URL(next, 'https://here.example').origin).toBe('https://here.example')
    }),
  )
})
