import type { Field } from '@/lib/commands/types'
import { elementsOf, textOf, type XmlElement } from '@/lib/xml/element'
import type { FoundCommand } from '../findings'

/** Fields that are no arguments: where a cluster runs it, and the kind of form. */
const NO_ARGUMENT = new Set(['mod_adhoc_api_target_node', 'FORM_TYPE'])

/**
 * Reads the form that `mod_adhoc_api` makes of a command (XEP-0004). It tells the names and order of the arguments and
 * which of them are lists, but not the types: of a number, a text and a tuple it makes the same field. What it knows of
 * the command besides stands in the instructions, each with a title but the description.
 */
export function readForm(name: string, form: XmlElement): FoundCommand {
  const children = elementsOf(form)
  const instructions = children.filter(child => child.name === 'instructions').map(textOf)
  const titled = (title: string) =>
    instructions.find(text => text.startsWith(`${title}: `))?.slice(title.length + 2)
  const version = Number(/^\d+$/.exec(titled('API version') ?? '')?.[0] ?? 0)
  const tags = (titled('Tags') ?? '').split(', ').filter(tag => tag !== '' && tag !== `v${version}`)
  const module = titled('Module')
  const [description] = instructions.filter(text => !/^(Note|Tags|Module|API version): /.test(text))
  const fields = children.filter(child => child.name === 'field').flatMap(child => readField(child) ?? [])
  // 26.07 shows the account of a command for account holders twice.
  const args = fields.filter(
    ({ name: field }, index) => fields.findIndex(one => one.name === field) === index,
  )
  return {
    name,
    versions: [{ version, args, tags, ...(module === undefined ? {} : { module }) }],
    ...(description === undefined ? {} : { description }),
  }
}

function readField({ attrs }: XmlElement): Field | undefined {
  const { var: name = '', type = 'text-single' } = attrs
  if (name === '' || type === 'fixed' || NO_ARGUMENT.has(name)) return undefined
  return type.endsWith('-multi')
    ? { name, type: { kind: 'list', of: { name: '', type: { kind: 'binary' } } } }
    : { name, type: { kind: 'binary' } }
}
