import { describe, expect, test } from 'vitest'
import type { Definition } from '@/lib/commands/definition'
import { integer, list, rescode, restuple, string, tuple } from '@/lib/commands/fields'
import { type Outcome, ok, refused, refusedAsResult } from '@/lib/commands/outcome'
import type { Field } from '@/lib/commands/types'
import { faultOf } from './fault'
import { resultOf } from './result'
import { answerTestMethod } from './test-methods'
import { array, type RpcValue, struct } from './value'
import { writeFault, writeResponse } from './write'

const returning = (result: Field): Definition => ({
  ...{
    name: 'try',
    version: 0,
    tags: [],
    module: 'mod_x',
    policy: 'restricted',
    args: [],
    renames: {},
    result,
  },
})

describe('answers', () => {
  const groups = list('groups', string('group'))

  test.each<[Field, Outcome, RpcValue]>([
    [rescode('res'), ok(true), struct(['res', 0])],
    [rescode('res'), ok(false), struct(['res', 1])],
    [rescode('res'), { kind: 'failed' }, struct(['res', 1])],
    [rescode('res'), refusedAsResult('No'), struct(['res', 1])],
    [restuple('res'), ok('Done'), struct(['text', 'Done'])],
    [restuple('res'), refusedAsResult('No'), struct(['text', 'No'])],
    [integer('number'), ok(5), struct(['number', 5])],
    [groups, ok(['b', 'a']), struct(['groups', array(['b', 'a'])])],
    [
      tuple('pair', string('b'), integer('a')),
      ok({ a: 1, b: 'x' }),
      struct(['pair', struct(['b', 'x'], ['a', 1])]),
    ],
  ])('%# a result has one member', (result, outcome, value) => {
    expect(resultOf(returning(result), outcome)).toEqual(value)
  })

  test('other failures are no results', () => {
    expect(resultOf(returning(rescode('res')), refused('No'))).toBeUndefined()
    expect(resultOf(returning(groups), refusedAsResult('No'))).toBeUndefined()
  })

  test.each<[Outcome & { kind: Exclude<Outcome['kind'], 'ok'> }, string]>([
    [{ kind: 'forbidden' }, '{error,access_rules_unauthorized}'],
    [{ kind: 'internal-command' }, '{error,frontend_cannot_call_an_internal_command}'],
    [{ kind: 'refused', reason: "Can't" }, `{error,"Can't"}`],
    [{ kind: 'refused', reason: 'No', binary: true }, '{error,<<"No">>}'],
    [{ kind: 'refused', reason: 'error_no_vcard_found', atom: true }, 'error_no_vcard_found'],
    [{ kind: 'not-found', reason: 'unknown_user' }, '{not_found,"unknown_user"}'],
    [{ kind: 'conflict', code: 10090, message: 'There is one' }, '{error,"There is one"}'],
    [{ kind: 'error', code: 10001, message: 'x'.repeat(90) }, `{error,"${'x'.repeat(90)}"}`],
  ])('%j tells its reason as Erlang prints it', (failure, reason) => {
    const fault = faultOf(failure, { method: 'm', params: [], given: [['user', 'alice']] })
    const text = `A problem '${reason}' occurred executing the command m with arguments\n[{user,<<"alice">>}]`
    expect(fault).toEqual({ code: -118, text })
  })

  test('what ejabberd leaves without an answer has none here', () => {
    const shown = { method: 'm', params: [], given: [] }
    expect(faultOf({ kind: 'crashed' }, shown)).toBeUndefined()
    expect(faultOf({ kind: 'unknown-command', foreign: false }, shown)).toBeUndefined()
  })

  test('a fault and a response are documents of their own', () => {
    expect(writeFault(-118, 'No & "no"')).toBe(
      '<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>-118</int></value></member><member><name>faultString</name><value><string>Error -118\nNo &amp; &quot;no&quot;</string></value></member></struct></value></fault></methodResponse>',
    )
    expect(writeResponse(struct(['res', 0]))).toBe(
      '<?xml version="1.0"?><methodResponse><params><param><value><struct><member><name>res</name><value><int>0</int></value></member></struct></value></param></params></methodResponse>',
    )
  })

  test('the methods to try the interface with', () => {
    const numbers = struct(['a', 3], ['b', 4])
    expect(answerTestMethod('echothis', [array([5])])).toEqual(array([5]))
    expect(answerTestMethod('echothisnew', [struct(['sentence', 'x'])])).toEqual(struct(['repeated', 'x']))
    expect(answerTestMethod('multhis', [numbers])).toBe(12)
    expect(answerTestMethod('multhisnew', [numbers])).toEqual(struct(['mu', 12]))
    expect(answerTestMethod('multhis', [struct(['a', 2 ** 40], ['b', 2 ** 40])])).toBe(2n ** 80n)
    for (const wrong of [struct(['b', 4], ['a', 3]), struct(['a', 'x'], ['b', 4]), 5]) {
      expect(answerTestMethod('multhis', [wrong])).toBeUndefined()
    }
    expect(answerTestMethod('status', ['x'])).toBeUndefined()
  })
})
