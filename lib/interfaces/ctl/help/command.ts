import { type Definition, tagsOf } from '@/lib/commands/definition'
import { argumentNote, type CommandNotes } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { exampleLine } from './example'
import type { Listed } from './listed'
import { describe } from './lists'
import { wrap } from './wrap'

/** All about one command: blocks with an empty line between them, as ejabberdctl lays them out (SPEC 11). */
export function commandPage(program: string, { name, definition, notes }: Listed, width: number): string {
  const { args, result, module, version } = definition
  const known = args.map(arg => `${printField(arg, 13)}${about(definition, notes, arg)}\n${' '.repeat(13)}`)
  const history = notes.history?.[version]
  const blocks = [
    `Command Name: ${name}\n`,
    `Arguments: ${known.join('') || '\n'}`,
    `Result: ${printField(result, 11)}\n`,
    // What everybody calls by their own account, and what takes nothing, needs no example.
    ...(args.length && definition.policy !== 'user'
      ? [`Example: ${exampleLine(program, definition, notes)}\n${' '.repeat(11)}`]
      : []),
    `Tags: ${tagsOf(definition).join(' ')}\n`,
    `Module: ${module.startsWith('mod_') ? module : 'unknown'}\n`,
    ...(history ? [`Note: ${history}\n`] : []),
    wrap(`Description: ${describe(notes)}`, 2, width).trimStart(),
  ]
  return blocks.map(block => `  ${block}\n`).join('')
}

/** ejabberd itself adds the account to commands of the policy `user`, and has no words for it. */
function about({ policy, version }: Definition, notes: CommandNotes, { name }: Field): string {
  const note = policy === 'user' ? undefined : argumentNote(notes, version, name)
  return note ? ` : ${note.label}${note.about ? `. ${note.about}` : ''}` : ''
}

/** @param column where it begins on its line: the fields of a tuple stand below each other */
function printField({ name, type }: Field, column: number): string {
  const begun = `${name}::`
  if (type.kind === 'list') return `${begun}[ ${printField(type.of, column + begun.length + 2)} ]`
  if (type.kind !== 'tuple') return begun + type.kind
  const inner = column + begun.length + 2
  return `${begun}{ ${type.fields.map(field => printField(field, inner)).join(`,\n${' '.repeat(inner)}`)} }`
}
