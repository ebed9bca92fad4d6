import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from './html'

test('no text leaves its place between tags or in an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '\udcff', 'é') }), text => {
      const [, attribute, between] = /^<p title='([^']*)'>([^<]*)<\/p>$/.exec(
        html`<p title='${text}'>${text}</p>`.text,
      ) ?? ['', undefined, undefined]
      expect(attribute).toBeDefined()
      expect(between).toBe(attribute)
      const back = attribute?.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => PLAIN[name] ?? '')
      expect(back).toBe(text.replaceAll('\udcff', '\ufffd'))
    }),
  )
})

const PLAIN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

test('HTML in HTML stays what it is, and nothing is nothing', () => {
  const items = ['a', '<b>'].map(item => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${false}${undefined}${3}`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>3')
})
