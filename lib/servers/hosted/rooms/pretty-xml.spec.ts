import { expect, test } from 'vitest'
import { element } from '@/lib/xml/element'
import { printForPeople } from './pretty-xml'

test('an element is shown line by line, its texts as they are meant', () => {
  const body = element('body', { 'xml:lang': 'en', x: "'" }, 'Hello <all> & ñ')
  const message = element('message', { to: 'a@b', from: 'c@d' }, body, element('empty'))
  expect(printForPeople(message)).toBe(
    [
      "<message to='a@b'",
      "         from='c@d'>",
      "  <body xml:lang='en'",
      "        x='&apos;'>Hello <all> & ñ</body>",
      '  <empty/>',
      '</message>',
      '',
    ].join('\n'),
  )
})
