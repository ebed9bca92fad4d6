import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rpcValue } from './arbitraries'
import { readCall } from './read'
import { array, type RpcValue, struct } from './value'
import { writeValue } from './write'

const bytes = (text: string) => new TextEncoder().encode(text)
const call = (content: string) => readCall(bytes(`<?xml version="1.0"?><methodCall>${content}</methodCall>`))
const param = (value: string) => call(`<methodName>m</methodName><params><param>${value}</param></params>`)
const calling = (...params: RpcValue[]) => ({ method: 'm', params })

describe('values', () => {
  test('what is written reads back as it was', () => {
    fc.assert(
      fc.property(rpcValue, value => {
        expect(param(writeValue(value))).toEqual(calling(value))
      }),
    )
  })

  test('whatever text is written, the XML is well-formed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('\0', '\ud800', ']]>', '\r') }),
        (a, b) => {
          expect(param(writeValue(array([a, b, struct([a, b])])))).toMatchObject({ method: 'm' })
        },
      ),
    )
  })

  test.each<[string, RpcValue]>([
    ['<value>plain</value>', 'plain'],
    ['<value/>', ''],
    ['<value><string/></value>', ''],
    ['<value><i4>-5</i4></value>', -5],
    ['<value><int>+5</int></value>', 5],
    ['<value> <int>5</int>\n</value>', 5],
    ['<value><boolean>1</boolean></value>', true],
    ['<value><double>-1.5e2</double></value>', { kind: 'double', value: -150 }],
    ['<value><nil/></value>', null],
    ['<value><dateTime.iso8601>x</dateTime.iso8601></value>', { kind: 'date', text: 'x' }],
    ['<value><array><data> </data></array></value>', array([])],
    ['<value><struct/></value>', struct()],
  ])('%s is understood', (xml, value) => expect(param(xml)).toEqual(calling(value)))

  test.each([
    '<value><double>5</double></value>',
    '<value><int>five</int></value>',
    '<value><int> 5</int></value>',
    `<value><int>${'9'.repeat(20_000)}</int></value>`,
    '<value><boolean>2</boolean></value>',
    '<value><int>1</int><int>2</int></value>',
    '<value>text<int>1</int></value>',
    '<value><unheard-of/></value>',
    '<value><struct><member><name>a</name></member></struct></value>',
    '<value><array><value/></array></value>',
    '<int>1</int>',
  ])('%# is malformed', xml => expect(param(xml)).toBe('Malformed Request'))
})

describe('calls', () => {
  test.each<[string, ReturnType<typeof readCall>]>([
    ['<methodCall><methodName>m</methodName></methodCall>', calling()],
    ['<methodCall> <methodName>m</methodName> <params> </params> </methodCall> ', calling()],
    ['\ufeff<methodCall><methodName>m</methodName></methodCall>', calling()],
    ['<methodCall/>', 'Malformed Request'],
    ['<methodCall><methodName/></methodCall>', 'Malformed Request'],
    ['<methodResponse><params/></methodResponse>', 'Malformed Request'],
    ['<methodCall>', 'Malformed XML'],
    ['{}', 'Malformed XML'],
    ['<methodCall><methodName>\0</methodName></methodCall>', 'Malformed XML'],
    [`<methodCall>${'<a/>'.repeat(300_000)}</methodCall>`, 'Malformed XML'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><methodCall/>', 'Malformed XML'],
    [`${'<value><array><data>'.repeat(50_000)}`, 'Malformed XML'],
  ])('%# is read as such', (xml, read) => expect(readCall(bytes(xml))).toEqual(read))

  test('Latin-1 is read where it is declared, and else bytes that are no UTF-8 are malformed', () => {
    const xml = (declaration: string) =>
      Buffer.from(
        `<?xml version="1.0"${declaration}?><methodCall><methodName>\xe9</methodName></methodCall>`,
        'latin1',
      )
    expect(readCall(xml(' encoding="ISO-8859-1"'))).toEqual({ method: 'é', params: [] })
    expect(readCall(xml(''))).toBe('Malformed XML')
  })

  test('no body makes the reader throw', () => {
    const piece = fc.constantFrom(
      ...'methodCall methodName params param value struct member name array data int nil string double'
        .split(' ')
        .flatMap(tag => [`<${tag}>`, `</${tag}>`, `<${tag}/>`]),
      ...['5', ' ', '&lt;', '&', '<', '<![CDATA[x]]>', '<!---->'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => void readCall(bytes(pieces.join('')))),
      { numRuns: 1000 },
    )
    fc.assert(fc.property(fc.uint8Array(), body => void readCall(body)))
  })
})
