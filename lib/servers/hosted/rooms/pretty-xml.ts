import type { XmlElement, XmlNode } from '@/lib/xml/element'
import { printXml } from '@/lib/xml/print'

/**
 * An element for people, as ejabberd shows the history of a room: a line for each attribute and element, texts as they
 * are meant rather than escaped.
 */
export function printForPeople(node: XmlNode, indent = ''): string {
  if (typeof node === 'string') return node.trim() ? `${indent}${node}\n` : ''
  const start = `${indent}<${node.name}${printAttributes(node, indent)}`
  if (node.children.length === 0) return `${start}/>\n`
  const texts = node.children.filter(child => typeof child === 'string')
  const inside =
    texts.length === node.children.length
      ? texts.join('')
      : `\n${node.children.map(child => printForPeople(child, `${indent}  `)).join('')}${indent}`
  return `${start}>${inside}</${node.name}>\n`
}

function printAttributes({ name, attrs }: XmlElement, indent: string): string {
  const separator = `\n${indent}${' '.repeat(name.length + 2)}`
  const printed = Object.entries(attrs).map(([key, value]) =>
    // One attribute of an empty element, without the element around it.
    printXml({ name: '', attrs: { [key]: value }, children: [] }).slice(2, -2),
  )
  return printed.length > 0 ? ` ${printed.join(separator)}` : ''
}
