import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { childOf, element, textOf, type XmlElement } from './element'
import { parseXml, xmlParts } from './parse'
import { printXml } from './print'

const text = fc.string({ unit: fc.constantFrom('a', 'Ñ', '😀', '<', '>', '&', "'", '"', ' ', ']') })
const name = fc.stringMatching(/^[a-z_][a-z0-9.-]{0,5}$/)

/** Neighbouring texts are one when read again, so a text stands only before the elements. */
const inside = (children: fc.Arbitrary<XmlElement[]>): fc.Arbitrary<XmlElement> =>
  fc.record({
    name,
    attrs: fc.dictionary(name, text, { maxKeys: 3, noNullPrototype: true }),
    children: fc.tuple(text, children).map(([words, elements]) => (words ? [words, ...elements] : elements)),
  })
const leaf = inside(fc.constant([]))
const anyElement = inside(fc.array(inside(fc.array(leaf, { maxLength: 2 })), { maxLength: 3 }))

describe('XML', () => {
  test('what is printed reads back as it was', () => {
    fc.assert(
      fc.property(anyElement, tree => {
        expect(parseXml(printXml(tree))).toEqual({ ok: true, element: tree })
      }),
    )
  })

  test('reading never throws, whatever the text', () => {
    const noise = fc.string({
      unit: fc.constantFrom('<', '>', '/', 'a', "'", '=', '&', ';', '#', '!', '-', '[', ' '),
    })
    fc.assert(
      fc.property(noise, junk => void parseXml(junk)),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['', 'no element found'],
    [' \n ', 'no element found'],
    ['<message', 'unclosed token'],
    ['<a>text', 'no element found'],
    ['<a>text<b', 'unclosed token'],
    ['x<a/>', 'not well-formed (invalid token)'],
    ['<a/>x', 'junk after document element'],
    ['<a b=c/>', 'not well-formed (invalid token)'],
    ['<a>]]></a>', 'not well-formed (invalid token)'],
    ['<a>', 'no element found'],
    ['<a></b>', 'mismatched tag'],
    ['<a/><b/>', 'junk after document element'],
    ['<a b="1" b="2"/>', 'duplicate attribute'],
    ['<a>&nbsp;</a>', 'undefined entity'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'parsing aborted'],
    ['</a>', 'not well-formed (invalid token)'],
    ['<a></a></a>', 'not well-formed (invalid token)'],
    ['no xml', 'syntax error'],
    ['\nb:c', 'syntax error'],
    ['日', 'syntax error'],
    ['b&c', 'not well-formed (invalid token)'],
    ['b(', 'not well-formed (invalid token)'],
    ['b)', 'syntax error'],
    [')b', 'not well-formed (invalid token)'],
    ['(a+)+$', 'syntax error'],
    ['#b', 'syntax error'],
    ['$', 'not well-formed (invalid token)'],
    ['%', 'unclosed token'],
    ['% b', 'syntax error'],
    ['"b', 'unclosed token'],
    ["'b'", 'syntax error'],
    ['"b"c', 'not well-formed (invalid token)'],
    ['-->', 'syntax error'],
    ['<![CDATA[x]]>', 'syntax error'],
    ['<x:a/>', 'unbound prefix'],
    ["<a x:b='1'/>", 'unbound prefix'],
    ["<a><b xmlns:x='y'/><x:c/></a>", 'unbound prefix'],
    ["<a xmlns:x='y'><b xmlns:x='z'/><x:c/><y:d/></a>", 'unbound prefix'],
    ["<a xmlns:x='y'><b/></a><x:c/>", 'junk after document element'],
    ['<:a/>', 'not well-formed (invalid token)'],
    ['<a:b:c/>', 'not well-formed (invalid token)'],
    ["<a xmlns:x=''/>", 'must not undeclare prefix'],
    ["<a xmlns:xmlns='b'/>", 'reserved prefix (xmlns) must not be declared or undeclared'],
    ["<a xmlns:xml='b'/>", 'reserved prefix (xml) must not be undeclared or bound to another namespace name'],
    ['<a>&#0;</a>', 'reference to invalid character number'],
    [`${'<a>'.repeat(100_000)}`, 'not well-formed (invalid token)'],
    [`<a>${'<b/>'.repeat(300_000)}</a>`, 'out of memory'],
    [`<a>${'&'.repeat(5_000_000)}</a>`, 'not well-formed (invalid token)'],
    [`<a${Array.from({ length: 500_000 }, (_, index) => ` b${index}=''`).join('')}/>`, 'out of memory'],
  ])('%# refuses what is not well-formed, in the words of expat', (xml, reason) => {
    expect(parseXml(xml)).toEqual({ ok: false, reason })
  })

  test('comments, instructions, CDATA and character references are understood', () => {
    const parsed = parseXml('<?xml version=\'1.0\'?><a x="&#65;"><!-- no --><b><![CDATA[<&]]></b> c&lt;</a>')
    expect(parsed).toEqual({ ok: true, element: element('a', { x: 'A' }, element('b', {}, '<&'), ' c<') })
    if (parsed.ok) expect(textOf(childOf(parsed.element, 'b'))).toBe('<&')
  })

  test('prefixes and namespaces stay as they were written', () => {
    expect(parseXml("<p:a xmlns:p='urn:p' xml:lang='s'><p:b/></p:a>")).toEqual({
      ok: true,
      element: element('p:a', { 'xmlns:p': 'urn:p', 'xml:lang': 's' }, element('p:b', {})),
    })
    expect(parseXml("<a xmlns:x='y'><b xmlns:x='z'/><x:c/></a>").ok).toBe(true)
  })
})

describe('a document in parts', () => {
  const users = (count: number) =>
    Array.from({ length: count }, (_, at) => `<user name='u${at}'><x>é</x></user>`).join('\n')
  const inPieces = async function* (text: string, size: number) {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const read = async (text: string, size: number) => {
    const parts: string[] = []
    const reading = xmlParts(inPieces(text, size), ({ name }) => name === 'user')
    for (;;) {
      const next = await reading.next()
      if (next.done) return { parts, reason: next.value }
      parts.push(`${next.value.around.at(-1)?.attrs.jid}/${next.value.element.attrs.name}`)
    }
  }

  test('is read alike however it is cut, and may have more elements than a tree may', async () => {
    const text = `<server-data><host jid='h'>${users(3)}</host></server-data>`
    for (let size = 1; size <= text.length; size += 1) {
      expect(await read(text, size)).toEqual({ parts: ['h/u0', 'h/u1', 'h/u2'], reason: undefined })
    }
    const { parts, reason } = await read(`<host jid='h'>${users(120_000)}</host>`, 65_536)
    expect([parts.length, reason]).toEqual([120_000, undefined])
  })

  test('that breaks off gives what was before, and says why', async () => {
    expect(await read(`<host jid='h'>${users(2)}</hots>`, 7)).toEqual({
      parts: ['h/u0', 'h/u1'],
      reason: 'mismatched tag',
    })
  })
})
