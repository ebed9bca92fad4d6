import { type Leaf, type Member, placeholder, type Spelled } from './spell'

/** How a language writes keys and values; brackets and commas are the same in all of ours. */
export interface Literals {
  readonly key: (name: string) => string
  readonly leaf: (leaf: Leaf) => string
}

/** What the panel shows without breaking a line. */
const LINE_MAX = 32

/** An object literal: on one line where it is short, else a line for each member. */
export function objectLiteral(members: readonly Member[], language: Literals, indent = ''): string {
  const pairs = members.map(
    ([name, value]) => `${language.key(name)}: ${literal(value, language, `${indent}  `)}`,
  )
  return wrap('{', pairs, '}', indent)
}

function literal(value: Spelled, language: Literals, indent: string): string {
  if (value.is === 'object') return objectLiteral(value.members, language, indent)
  if (value.is !== 'list') return language.leaf(value)
  return wrap(
    '[',
    value.elements.map(element => literal(element, language, `${indent}  `)),
    ']',
    indent,
  )
}

function wrap(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close
  const space = open === '{' ? ' ' : ''
  const line = open + space + parts.join(', ') + space + close
  if (line.length <= LINE_MAX && !line.includes('\n')) return line
  return `${open}\n${parts.map(part => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`
}

const isExact = (digits: string) => Number.isSafeInteger(Number(digits))

/** JSON. Secrets have no place in it. */
export const asJson: Literals = {
  key: name => JSON.stringify(name),
  leaf: leaf => {
    switch (leaf.is) {
      case 'text':
        return JSON.stringify(leaf.text)
      case 'integer':
        return leaf.digits
      case 'json':
        return JSON.stringify(leaf.json)
      case 'secret':
        return JSON.stringify(`$${leaf.variable}`)
      case 'blank':
        return JSON.stringify(placeholder(leaf.name))
    }
  },
}

/** A jq program that writes the JSON and takes secrets from the environment. */
export const asJq: Literals = {
  ...asJson,
  leaf: leaf => {
    if (leaf.is === 'secret') return `$ENV.${leaf.variable}`
    // jq's numbers are floating point; the server reads an integer from text too.
    return leaf.is === 'integer' && !isExact(leaf.digits) ? JSON.stringify(leaf.digits) : asJson.leaf(leaf)
  },
}

export const asJavaScript: Literals = {
  // A literal key __proto__ would set the prototype.
  key: name =>
    name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name),
  leaf: leaf => {
    if (leaf.is === 'secret') return `process.env.${leaf.variable}`
    return leaf.is === 'integer' && !isExact(leaf.digits) ? JSON.stringify(leaf.digits) : asJson.leaf(leaf)
  },
}

export const asPython: Literals = {
  ...asJson,
  leaf: leaf => {
    if (leaf.is === 'secret') return `os.environ["${leaf.variable}"]`
    if (leaf.is === 'json') return `json.loads(${JSON.stringify(JSON.stringify(leaf.json))})`
    return asJson.leaf(leaf)
  },
}
