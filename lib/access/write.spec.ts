import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { anyRequest, anySection, COMMANDS, HOSTS } from './arbitraries'
import { decide, expandRules } from './decide'
import { type AccessSection, parseAccess } from './rules'
import { writeAccess } from './write'

function read(section: AccessSection) {
  const result = parseAccess(section, HOSTS, {
    isGroupMember: ({ user }, group, host) => group === 'friends' && user === 'bob' && host === 'localhost',
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.rules
}

test('rules that are written and read again decide as before', () => {
  fc.assert(
    fc.property(anySection, fc.array(anyRequest, { minLength: 20, maxLength: 20 }), (section, requests) => {
      const rules = read(section)
      const again = read(parse(stringify(writeAccess(rules))) ?? {})
      const [before, after] = [expandRules(rules, COMMANDS), expandRules(again, COMMANDS)]
      for (const request of requests) expect(decide(after, request)).toEqual(decide(before, request))
      expect(writeAccess(again)).toEqual(writeAccess(rules))
    }),
    { numRuns: 400 },
  )
})

test('no rules at all are kept apart from no section', () => {
  expect(writeAccess(read({ api_permissions: {} }))).toEqual({ api_permissions: {} })
  expect(writeAccess(read({}))).toEqual({})
})
