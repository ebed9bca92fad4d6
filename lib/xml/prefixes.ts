import { INVALID } from './expat-words'
import type { OpenElement } from './tree'

const XML = 'http://www.w3.org/XML/1998/namespace'
const DECLARES = 'xmlns:'

/** The prefixes that are declared at the place where a document is read (Namespaces in XML 1.0). */
export interface PrefixScope {
  /** An element begins. What is wrong with its prefixes, in the words of expat; undefined where nothing is. */
  enter(element: OpenElement): string | undefined
  /** It is over, and with it what it declared. */
  leave(element: OpenElement): void
}

export function createPrefixScope(): PrefixScope {
  /** How many of the elements around declare each. */
  const declared = new Map<string, number>()
  const count = ({ attrs }: OpenElement, by: number) => {
    for (const name of Object.keys(attrs)) {
      if (!name.startsWith(DECLARES)) continue
      const prefix = name.slice(DECLARES.length)
      declared.set(prefix, (declared.get(prefix) ?? 0) + by)
    }
  }
  const isBound = (prefix: string) => prefix === 'xml' || (declared.get(prefix) ?? 0) > 0

  return {
    enter(element) {
      count(element, 1)
      const { name, attrs } = element
      for (const each of [name, ...Object.keys(attrs)]) {
        if (!each.includes(':')) continue
        const [prefix = '', local = '', ...more] = each.split(':')
        if (!prefix || !local || more.length > 0) return INVALID
        const isDeclaration = prefix === 'xmlns' && each !== name
        const problem = isDeclaration && declarationProblem(local, attrs[each])
        if (problem) return problem
        if (!isDeclaration && !isBound(prefix)) return 'unbound prefix'
      }
      return undefined
    },
    leave: element => count(element, -1),
  }
}

function declarationProblem(prefix: string, namespace: string | undefined): string | undefined {
  if (prefix === 'xmlns') return 'reserved prefix (xmlns) must not be declared or undeclared'
  if (prefix === 'xml' && namespace !== XML)
    return 'reserved prefix (xml) must not be undeclared or bound to another namespace name'
  return namespace === '' ? 'must not undeclare prefix' : undefined
}
