import { isStruct, type RpcValue, struct } from './value'

/** Methods that show whether XML-RPC works. They are no commands: whoever may ask at all may call them. */
export function answerTestMethod(method: string, params: readonly RpcValue[]): RpcValue | undefined {
  const [only, more] = params
  if (only === undefined || more !== undefined) return undefined
  if (method === 'echothis') return only
  const [a, b, c] = isStruct(only) ? only.members : []
  if (method === 'echothisnew') {
    return a?.[0] === 'sentence' && !b ? struct(['repeated', a[1]]) : undefined
  }
  const product = a?.[0] === 'a' && b?.[0] === 'b' && !c ? multiply(a[1], b[1]) : undefined
  if (product === undefined) return undefined
  if (method === 'multhis') return product
  return method === 'multhisnew' ? struct(['mu', product]) : undefined
}

function multiply(a: RpcValue, b: RpcValue): RpcValue | undefined {
  const isInteger = (value: RpcValue) => typeof value === 'number' || typeof value === 'bigint'
  if (!isInteger(a) || !isInteger(b)) return undefined
  const product = BigInt(a) * BigInt(b)
  return Number.isSafeInteger(Number(product)) ? Number(product) : product
}
