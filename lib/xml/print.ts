import type { XmlElement, XmlNode } from './element'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const escaped = (text: string, characters: RegExp) => text.replace(characters, one => ESCAPES[one] ?? one)

/** The text of an element in ejabberd's form: attributes in single quotes, no space between elements. */
export function printXml(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node, /[&<>'"]/g)
  const start = `${node.name}${printAttributes(node)}`
  if (node.children.length === 0) return `<${start}/>`
  return `<${start}>${node.children.map(printXml).join('')}</${node.name}>`
}

function printAttributes({ attrs }: XmlElement) {
  return Object.entries(attrs)
    .map(([name, value]) => ` ${name}='${escaped(value, /[&<'"\t\n\r]/g)}'`)
    .join('')
}
