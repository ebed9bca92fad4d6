import { INVALID } from './expat-words'
import type { OpenElement } from './tree'

const XML = 'http://www.w3.org/XML/1998/namespace'

/**
 * What is wrong with the prefixes of an element and its attributes (Namespaces in XML 1.0), in the words of expat;
 * undefined where nothing is.
 */
export function prefixProblem(
  { name, attrs }: OpenElement,
  around: readonly OpenElement[],
): string | undefined {
  const prefixed = [name, ...Object.keys(attrs)].filter(each => each.includes(':'))
  for (const each of prefixed) {
    const [prefix = '', local = '', ...more] = each.split(':')
    if (!prefix || !local || more.length > 0) return INVALID
    const problem =
      prefix === 'xmlns' && each !== name
        ? declarationProblem(local, attrs[each] ?? '')
        : prefix !== 'xml' &&
            ![...around, { attrs }].some(open => Object.hasOwn(open.attrs, `xmlns:${prefix}`))
          ? 'unbound prefix'
          : undefined
    if (problem) return problem
  }
  return undefined
}

function declarationProblem(prefix: string, namespace: string): string | undefined {
  if (prefix === 'xmlns') return 'reserved prefix (xmlns) must not be declared or undeclared'
  if (prefix === 'xml' && namespace !== XML)
    return 'reserved prefix (xml) must not be undeclared or bound to another namespace name'
  return namespace === '' ? 'must not undeclare prefix' : undefined
}
