import { childOf, element, elementsOf, textOf, type XmlElement } from '@/lib/xml/element'

/** Reading and changing the fields of a vCard, with the peculiarities of ejabberd's commands (recorded: cmd-vcard). */

type Fields = readonly XmlElement[]

const TELEPHONE = 'TEL'
const NUMBER = 'NUMBER'

const leaf = (name: string, text: string) => element(name, {}, ...(text ? [text] : []))

const first = (fields: Fields, name: string) => fields.find(field => field.name === name)

/** The text of the first field of that name; of several values the others are not told. */
export function fieldText(fields: Fields, name: string): string | undefined {
  const field = first(fields, name)
  return field && textOf(field)
}

/** The text of a part of a field. A telephone number is found by its kind: `TEL`, `HOME`. */
export function partText(fields: Fields, name: string, part: string): string | undefined {
  const field =
    name === TELEPHONE ? fields.findLast(candidate => isTelephone(candidate, part)) : first(fields, name)
  const inside = field && childOf(field, name === TELEPHONE ? NUMBER : part)
  return inside && textOf(inside)
}

/** Replaces the first field of that name; other fields stay. */
export function withField(fields: Fields, name: string, text: string): Fields {
  return [...withoutFirst(fields, name), leaf(name, text)]
}

/** Replaces a part of a field by one or more values. `texts` is not empty. */
export function withPart(fields: Fields, name: string, part: string, texts: readonly string[]): Fields {
  if (name === TELEPHONE) {
    const others = fields.filter(field => !isTelephone(field, part))
    return [element(TELEPHONE, {}, element(part), leaf(NUMBER, texts[0] ?? '')), ...others]
  }
  const old = first(fields, name)
  const kept = old ? elementsOf(old).filter(child => child.name !== part) : []
  return [...withoutFirst(fields, name), element(name, {}, ...kept, ...texts.map(text => leaf(part, text)))]
}

const isTelephone = (field: XmlElement, kind: string) =>
  field.name === TELEPHONE && childOf(field, kind) !== undefined

function withoutFirst(fields: Fields, name: string): Fields {
  const at = fields.findIndex(field => field.name === name)
  return fields.filter((_, index) => index !== at)
}
