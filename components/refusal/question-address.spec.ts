import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRONTENDS } from '@/lib/access/permissions'
import type { Question } from '@/lib/access/question'
import { addressOfQuestion, questionOfAddress } from './question-address'

const text = fc.string({ minLength: 1 })

test('a question comes back from its address as it was', () => {
  const question: fc.Arbitrary<Question> = fc.record(
    {
      command: text,
      version: fc.nat(9),
      host: fc.string(),
      jid: fc.option(text),
      address: fc.ipV4(),
      frontend: fc.constantFrom(...FRONTENDS),
      scopes: fc.array(fc.stringMatching(/^[a-z:_]+$/), { maxLength: 3 }),
    },
    { requiredKeys: ['command'] },
  )
  fc.assert(
    fc.property(question, asked => {
      const address = new URLSearchParams(addressOfQuestion(asked)).toString()
      expect(questionOfAddress(new URLSearchParams(address))).toEqual(asked)
    }),
  )
})

test('an address without a command asks nothing, and a foreign interface is left out', () => {
  expect(questionOfAddress(new URLSearchParams('jid=a@b'))).toBeUndefined()
  expect(questionOfAddress(new URLSearchParams('command=stats&from=mod_rest&version=x'))).toEqual({
    command: 'stats',
  })
})
