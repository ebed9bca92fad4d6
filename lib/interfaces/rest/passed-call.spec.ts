import { expect, test } from 'vitest'
import { commandOf } from './passed-call'

test.each([
  ['/status', 'status'],
  ['/get_roster/v1?user=alice', 'get_roster'],
  ['/%73tatus', 'status'],
  ['/%zz', '%zz'],
  ['', ''],
  ['?password=secret', ''],
  ['/status?password=secret/x', 'status'],
])('of %s the command is "%s", and nothing of the query', (path, command) => {
  expect(commandOf(path)).toBe(command)
})
