import { expect, test } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import { readLine } from './options'

const auth = { user: 'a', host: 'h', password: 'p' }

test.each([
  ['status', { words: ['status'] }],
  ['--no-timeout status', { words: ['status'] }],
  ['-t --node n@h -f x.yml status', { node: 'n@h', words: ['status'] }],
  ['--version 2 help', { version: 2, words: ['help'] }],
  ['--version -1 x', { version: -1, words: ['x'] }],
  ['--version 0 --auth a h p status', { version: 0, auth, words: ['status'] }],
  // In the other order the second is taken for a command.
  ['--auth a h p --version 0 status', { auth, words: ['--version', '0', 'status'] }],
  ['--auth a h', { words: ['--auth', 'a', 'h'] }],
  ['--version', { words: ['--version'] }],
  ['status --no-timeout', { words: ['status', '--no-timeout'] }],
  ['--nosuchoption status', { words: ['--nosuchoption', 'status'] }],
  ['', { words: [] }],
])('%s', (line, expected) =>
  expect(readLine(line.split(' ').filter(Boolean))).toEqual({ version: LATEST, ...expected }),
)

test.each(['abc', '1.0', '', '1e3', '9'.repeat(40)])('%j is no version', wrongVersion =>
  expect(readLine(['--version', wrongVersion, 'status'])).toEqual({ wrongVersion }),
)
