import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shellWord } from './shell'

/** What a POSIX shell makes of a line of words. */
function readByShell(line: string, env: Record<string, string> = {}): string[] {
  const script = `for word in ${line}; do printf '%s\\0' "$word"; done`
  const out = execFileSync('/bin/sh', ['-c', script], { env: { ...process.env, ...env }, encoding: 'utf8' })
  return out.split('\0').slice(0, -1)
}

const word = fc.string({ unit: 'binary' }).map(text => text.replaceAll('\0', ''))

test('a POSIX shell reads back every word exactly as it was', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), words => {
      expect(readByShell(words.map(each => shellWord(each)).join(' '))).toEqual(words)
    }),
    { numRuns: 40 },
  )
})

test('a variable is put in as it is, whatever it holds', () => {
  const hostile = `a b'"$(echo x)\`*\\ü`
  const line = shellWord("it's ", { variable: 'PASSWORD' }, ' & more')
  expect(readByShell(line, { PASSWORD: hostile })).toEqual([`it's ${hostile} & more`])
})

test('plain words stay plain', () => {
  expect(shellWord('alice@localhost')).toBe('alice@localhost')
  expect(shellWord('')).toBe("''")
})
