import fc from 'fast-check'
import { array, type RpcValue, struct } from './value'

/** All that XML 1.0 can hold. */
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(words => !/[\ufffe\uffff]/.test(words))
const name = fc.constantFrom('user', 'host', 'option', 'group', 'a b', '<&>')
/** Any value of XML-RPC. */
export const { value: rpcValue } = fc.letrec<{ value: RpcValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.maxSafeInteger().map(number => (number === 0 ? 0 : number)),
    fc.bigInt({ min: 2n ** 60n, max: 2n ** 90n }),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => ({ kind: 'double', value }) as const),
    text.map(words => ({ kind: 'base64', text: words }) as const),
    fc.array(tie('value'), { maxLength: 4 }).map(array),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map(members => struct(...members)),
  ),
}))
