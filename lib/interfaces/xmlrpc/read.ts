import { utf8ToText } from '@/lib/commands/text'
import { elementsOf, textOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { array, type RpcMembers, type RpcValue, struct } from './value'

/** A call as it was written. */
export interface RpcCall {
  readonly method: string
  readonly params: readonly RpcValue[]
}

/** Integers with more digits are refused, since reading them takes a time that grows faster than their length. */
const DIGITS_MAX = 10_000

/**
 * Reads the body of a request: `Malformed XML`, or XML that is no call with understandable values, in ejabberd's words
 * where it cannot. White space between elements, no `<params>`, and a value without a type, which is text, are fine.
 */
export function readCall(body: Uint8Array): RpcCall | 'Malformed XML' | 'Malformed Request' {
  const text = textOfBody(body)
  const parsed = text === undefined || FORBIDDEN.test(text) ? undefined : parseXml(text)
  if (!parsed?.ok) return 'Malformed XML'
  try {
    return callOf(parsed.element)
  } catch (error) {
    if (error === BROKEN) return 'Malformed Request'
    throw error
  }
}

/** Thrown inside the reader; no `Error`, whose stack would cost more than the reading. */
const BROKEN = Symbol('broken call')

/** What no XML may hold, even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/** UTF-8, or Latin-1 where the declaration says so, as some old clients write. */
function textOfBody(body: Uint8Array): string | undefined {
  const start = Buffer.from(body.subarray(0, 100)).toString('latin1')
  if (/^<\?xml[^>]*encoding=["']iso-8859-1["']/i.test(start)) return Buffer.from(body).toString('latin1')
  return utf8ToText(body)?.replace(/^\ufeff/, '')
}

function callOf(root: XmlElement): RpcCall {
  const [name, params, more] = partsOf(root)
  if (root.name !== 'methodCall' || name?.name !== 'methodName' || more) throw BROKEN
  if (params && params.name !== 'params') throw BROKEN
  return { method: wordOf(name), params: params ? partsOf(params).map(paramOf) : [] }
}

function paramOf(param: XmlElement): RpcValue {
  const [value, more] = partsOf(param)
  if (param.name !== 'param' || !value || more) throw BROKEN
  return readValue(value)
}

function readValue(value: XmlElement): RpcValue {
  if (value.name !== 'value') throw BROKEN
  const [typed, more] = elementsOf(value)
  if (!typed) return textOf(value)
  if (more || textOf(value).trim()) throw BROKEN
  return readTyped(typed)
}

function readTyped(typed: XmlElement): RpcValue {
  switch (typed.name) {
    case 'string':
      return plainTextOf(typed)
    case 'int':
    case 'i4':
      return integerOf(wordOf(typed))
    case 'boolean':
      return booleanOf(wordOf(typed))
    case 'double':
      return doubleOf(wordOf(typed))
    case 'nil':
      return null
    case 'base64':
      return { kind: 'base64', text: plainTextOf(typed) }
    case 'dateTime.iso8601':
      return { kind: 'date', text: plainTextOf(typed) }
    case 'array':
      return array(partsOf(typed).flatMap(elementsOfData))
    case 'struct':
      return struct(...partsOf(typed).map(memberOf))
    default:
      throw BROKEN
  }
}

function elementsOfData(data: XmlElement): readonly RpcValue[] {
  if (data.name !== 'data') throw BROKEN
  return partsOf(data).map(readValue)
}

function memberOf(member: XmlElement): RpcMembers[number] {
  const [name, value, more] = partsOf(member)
  if (member.name !== 'member' || name?.name !== 'name' || !value || more) throw BROKEN
  return [plainTextOf(name), readValue(value)]
}

/** The elements inside one that has nothing else. */
function partsOf(parent: XmlElement): readonly XmlElement[] {
  if (textOf(parent).trim()) throw BROKEN
  return elementsOf(parent)
}

function plainTextOf(parent: XmlElement): string {
  if (elementsOf(parent).length) throw BROKEN
  return textOf(parent)
}

function wordOf(parent: XmlElement): string {
  const word = plainTextOf(parent)
  if (word === '') throw BROKEN
  return word
}

function integerOf(word: string): RpcValue {
  if (word.length > DIGITS_MAX || !/^[+-]?\d+$/.test(word)) throw BROKEN
  const number = Number(word)
  if (Number.isSafeInteger(number)) return number === 0 ? 0 : number
  return BigInt(word.startsWith('+') ? word.slice(1) : word)
}

function booleanOf(word: string): boolean {
  if (word !== '0' && word !== '1') throw BROKEN
  return word === '1'
}

/** With a point: without one it is no fraction to Erlang. */
function doubleOf(word: string): RpcValue {
  const value = Number(word)
  if (!/^[+-]?\d+\.\d+(e[+-]?\d+)?$/i.test(word) || !Number.isFinite(value)) throw BROKEN
  return { kind: 'double', value }
}
