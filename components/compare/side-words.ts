import { rowChanges } from '@/lib/client/row-changes'
import { typeText } from '@/lib/client/type-text'
import type { Difference } from '@/lib/commands/compare'

/** A difference as a sentence about two sides, without a full stop. `from`, `to`: their names. */
export function sideWords(difference: Difference, from: string, to: string): string {
  switch (difference.kind) {
    case 'command-added':
      return `Only ${to} has it`
    case 'command-removed':
      return `Only ${from} has it`
    case 'version-added':
      return `API version ${difference.version} is defined by ${to} only`
    case 'version-removed':
      return `API version ${difference.version} is defined by ${from} only`
    case 'argument-added':
      return `The argument ${difference.argument.name} (${typeText(difference.argument.type)}): only ${to}`
    case 'argument-removed':
      return `The argument ${difference.argument.name} (${typeText(difference.argument.type)}): only ${from}`
    case 'argument-renamed':
      return `The argument ${difference.from} of ${from} is called ${difference.to} by ${to}, which still takes the former name`
    case 'argument-retyped':
      return `The argument ${difference.argument} is ${typeText(difference.to)} to ${to}, ${typeText(difference.from)} to ${from}`
    case 'arguments-reordered':
      return `Order of the arguments, which ejabberdctl goes by, for ${to}: ${difference.order.join(', ')}`
    case 'former-name-added':
      return `${difference.former} is accepted as a name of ${difference.argument} by ${to} only`
    case 'former-name-removed':
      return `${difference.former} is accepted as a name of ${difference.argument} by ${from} only`
    case 'result-changed':
      return resultWords(difference, from, to)
    case 'tags-changed':
      return [
        ...difference.added.map(tag => `The tag ${tag}: only ${to}`),
        ...difference.removed.map(tag => `The tag ${tag}: only ${from}`),
      ].join('; ')
    case 'module-changed':
      return `Defined by the module ${difference.to} of ${to}, ${difference.from} of ${from}`
    case 'opened':
      return `Internal to ${from}: only ${to} lets interfaces run it`
    case 'closed':
      return `Internal to ${to}: only ${from} lets interfaces run it`
  }
}

function resultWords(result: Extract<Difference, { kind: 'result-changed' }>, from: string, to: string) {
  const rows = rowChanges(result.from.type, result.to.type)
  if (!rows)
    return `The result is ${typeText(result.to.type)} from ${to}, ${typeText(result.from.type)} from ${from}`
  const parts = [
    rows.added.length > 0 && `${rows.added.join(', ')}: only ${to}`,
    rows.removed.length > 0 && `${rows.removed.join(', ')}: only ${from}`,
    ...rows.retyped.map(field => `${field.name} is ${field.to} from ${to}, ${field.from} from ${from}`),
  ]
  return `In ${rows.of}: ${parts.filter(Boolean).join('; ')}`
}

/** The same, with the API version where it is about one. */
export function sideLine(difference: Difference, from: string, to: string): string {
  const words = sideWords(difference, from, to)
  const isOfVersion = 'version' in difference && difference.version > 0 && !/^version-/.test(difference.kind)
  return isOfVersion ? `${words} (API version ${difference.version})` : words
}
