import { type Definition, tagsOf } from '@/lib/commands/definition'
import type { Field } from '@/lib/commands/types'

/** Pages as ejabberdctl lays them out, for specs: what stands where is from the recordings, the words are ours. */

export interface PageWords {
  readonly description: string
  /** Behind each argument. */
  readonly argument?: string
  readonly example?: string
  readonly note?: string
}

const INDENT = 13

/** 26.07 says `Result:`, 23.01 `Returns:`. */
export function printHelpPage(
  definition: Definition,
  words: PageWords,
  result: 'Result' | 'Returns' = 'Result',
): string {
  const { name, args, module } = definition
  const behind = words.argument ? ` : ${words.argument}` : ''
  const margin = ' '.repeat(INDENT)
  const lines = args.map(field => `${printTyped(field, INDENT)}${behind}\n${margin}`)
  return [
    `  Command Name: ${name}\n`,
    `  Arguments: ${lines.join('')}\n`,
    `  ${result}: ${printTyped(definition.result, 4 + result.length)}\n`,
    ...(words.example ? [`  Example: ejabberdctl ${name} ${words.example}\n\n`] : []),
    `  Tags: ${tagsOf(definition).join(' ')}\n`,
    `  Module: ${module}\n`,
    ...(words.note ? [`  Note: ${words.note}\n`] : []),
    `  Description: ${words.description}\n`,
  ].join('\n')
}

/** The parts of a tuple stand below each other. */
function printTyped({ name, type }: Field, column: number): string {
  const head = `${name}::`
  switch (type.kind) {
    case 'list':
      return `${head}[ ${printTyped(type.of, column + head.length + 2)} ]`
    case 'tuple': {
      const inside = column + head.length + 2
      const parts = type.fields.map(field => printTyped(field, inside))
      return `${head}{ ${parts.join(`,\n${' '.repeat(inside)}`)} }`
    }
    default:
      return `${head}${type.kind}`
  }
}
