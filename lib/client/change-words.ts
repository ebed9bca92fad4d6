import type { Difference } from '@/lib/commands/compare'
import { rowChanges } from './row-changes'
import { typeText } from './type-text'

/** A difference as a person reads it: one sentence without a full stop. `now` is said of the newer or other side. */
export function changeWords(difference: Difference): string {
  switch (difference.kind) {
    case 'command-added':
      return 'New command'
    case 'command-removed':
      return 'The command is gone'
    case 'version-added':
      return `API version ${difference.version} defines it anew`
    case 'version-removed':
      return `API version ${difference.version} no longer has a definition of its own`
    case 'argument-added':
      return `New argument ${difference.argument.name} (${typeText(difference.argument.type)})`
    case 'argument-removed':
      return `The argument ${difference.argument.name} is gone`
    case 'argument-renamed':
      return `The argument ${difference.from} is called ${difference.to}; the former name still works`
    case 'argument-retyped':
      return `The argument ${difference.argument} is ${typeText(difference.to)}, before: ${typeText(difference.from)}`
    case 'arguments-reordered':
      return `Order of the arguments, which ejabberdctl goes by: ${difference.order.join(', ')}`
    case 'former-name-added':
      return `${difference.former} is accepted as a name of ${difference.argument}`
    case 'former-name-removed':
      return `${difference.former} is no longer accepted as a name of ${difference.argument}`
    case 'result-changed':
      return resultWords(difference)
    case 'tags-changed':
      return tagWords(difference)
    case 'module-changed':
      return `Moved from ${difference.from} to ${difference.to}`
    case 'opened':
      return 'No longer internal: interfaces may run it'
    case 'closed':
      return 'Internal now: no interface runs it'
  }
}

function resultWords({ from, to }: Extract<Difference, { kind: 'result-changed' }>): string {
  const rows = rowChanges(from.type, to.type)
  if (!rows) return `The result is ${typeText(to.type)}, before: ${typeText(from.type)}`
  const parts = [
    rows.added.length > 0 && `new ${rows.added.join(', ')}`,
    rows.removed.length > 0 && `no longer ${rows.removed.join(', ')}`,
    ...rows.retyped.map(field => `${field.name} is ${field.to}, before: ${field.from}`),
  ]
  return `In ${rows.of}: ${parts.filter(Boolean).join('; ')}`
}

function tagWords({ added, removed }: Extract<Difference, { kind: 'tags-changed' }>): string {
  const parts = [
    added.length > 0 && `with the tag ${added.join(', ')}`,
    removed.length > 0 && `without the tag ${removed.join(', ')}`,
  ]
  return `Now ${parts.filter(Boolean).join(', ')}`
}
