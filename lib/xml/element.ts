/** An XML element: enough of XML for stanzas, vCards and private storage. */
export interface XmlElement {
  readonly name: string
  /** In the order of writing; `xmlns` is one of them. */
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** Text is as people read it, nothing escaped. */
export type XmlNode = XmlElement | string

/** An element, written short. */
export const element = (
  name: string,
  attrs: Readonly<Record<string, string>> = {},
  ...children: readonly XmlNode[]
): XmlElement => ({ name, attrs, children })

/** The text directly inside an element. */
export const textOf = (parent: XmlElement | undefined): string =>
  parent?.children.filter(node => typeof node === 'string').join('') ?? ''

/** The elements directly inside an element. */
export const elementsOf = (parent: XmlElement): readonly XmlElement[] =>
  parent.children.filter(node => typeof node !== 'string')

/** The first element of that name directly inside. */
export const childOf = (parent: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(parent).find(child => child.name === name)
