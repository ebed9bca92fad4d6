import { expect, test } from 'vitest'
import { addressOfQuestion, questionOfAddress } from '@/components/refusal/question-address'
import { askingOf, type QuestionValues, valuesOf } from './question-values'

const values: QuestionValues = {
  command: 'register',
  host: 'localhost',
  credential: 'password',
  jid: 'alice@localhost',
  scopes: '',
  token: '',
  address: '10.1.2.3',
  frontend: 'ejabberd_xmlrpc',
}

test.each<[name: string, values: QuestionValues]>([
  ['a password', values],
  ['scopes', { ...values, credential: 'scopes', scopes: 'stats register' }],
  ['no scope', { ...values, credential: 'scopes' }],
  ['no credentials', { ...values, credential: 'none' }],
])('the form comes back from the address as it was: %s', (_, filled) => {
  const { question } = askingOf(filled, true)
  const again = valuesOf(questionOfAddress(new URLSearchParams(addressOfQuestion(question))), filled.jid)
  expect(again).toEqual(filled)
})

test('a token is never part of what goes into the address', () => {
  const { question, token } = askingOf({ ...values, credential: 'token', token: ' hush ' }, true)
  expect(token).toBe('hush')
  expect(JSON.stringify(question)).not.toContain('hush')
})

test('a command that acts on no virtual host is asked about without one', () => {
  expect(askingOf(values, false).question).not.toHaveProperty('host')
})

test('nothing asked yet is a question about oneself', () => {
  expect(valuesOf(undefined, 'alice@example.org')).toMatchObject({
    jid: 'alice@example.org',
    host: 'example.org',
    credential: 'password',
    frontend: 'mod_http_api',
  })
})
