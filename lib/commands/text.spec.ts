import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToText, compareText, isWellFormed, sortTexts, textToBytes, toWellFormed } from './text'

const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }).map(text => new TextEncoder().encode(text)),
)

test('any bytes become text and the same bytes again', () => {
  fc.assert(
    fc.property(someBytes, bytes => {
      expect(textToBytes(bytesToText(bytes))).toEqual(bytes)
    }),
  )
})

test('texts are ordered as their bytes are', () => {
  fc.assert(
    fc.property(someBytes, someBytes, (a, b) => {
      expect(Math.sign(compareText(bytesToText(a), bytesToText(b)))).toBe(Math.sign(Buffer.compare(a, b)))
    }),
  )
  expect(compareText('\uffee', '😀')).toBeLessThan(0)
})

test('sorting texts is sorting their bytes', () => {
  fc.assert(
    fc.property(fc.array(someBytes.map(bytesToText)), texts => {
      const bytes = texts.map(textToBytes).sort(Buffer.compare)
      expect(sortTexts(texts).map(textToBytes)).toEqual(bytes)
    }),
  )
  const sorted = ['a', 'b']
  expect(sortTexts(sorted)).toBe(sorted)
})

test.each<[number[], string]>([
  [[0x6a, 0xc3, 0xa9], 'jé'],
  [[0x6a, 0xe9], 'j\udce9'],
  [[0xe2, 0x82], '\udce2\udc82'],
  [[0xed, 0xa0, 0x80], '\udced\udca0\udc80'],
  [[0xef, 0xbb, 0xbf], '\ufeff'],
])('%j is %j', (bytes, text) => expect(bytesToText(Uint8Array.from(bytes))).toBe(text))

test('escaped bytes are told from valid text and can be replaced', () => {
  expect(isWellFormed('jé😀')).toBe(true)
  expect(isWellFormed('j\udce9')).toBe(false)
  expect(toWellFormed('j\udce9😀')).toBe('j\ufffd😀')
})
