import type { CommandNotes } from '@/lib/commands/notes'
import { byTag, type Listed } from './listed'
import { wrap } from './wrap'

/** What a command does, in sentences. */
export const describe = ({ summary, caution }: CommandNotes): string =>
  [`${summary}.`, ...(caution ? [caution] : [])].join(' ')

const line = ({ name, newest }: Listed) => [name, ...newest.args.map(arg => arg.name)].join(' ')

/** Two lines or more a command: its arguments, then what it does. */
export const detailedList = (commands: readonly Listed[], width: number): string =>
  commands.map(command => `  ${line(command)}\n${wrap(`${command.notes.summary}.`, 13, width)}`).join('')

/** `help tags`: the names of each tag's commands. */
export function tagsPage(commands: readonly Listed[], width: number): string {
  const tags = [...byTag(commands)].map(
    ([tag, tagged]) => `  ${tag}\n${wrap(tagged.map(({ name }) => name).join(' '), 5, width)}\n`,
  )
  return `Available tags and list of commands:\n\n${tags.join('')}`
}

/** `help commands`: each tag's commands with their arguments. */
export function commandsPage(commands: readonly Listed[]): string {
  const tags = [...byTag(commands)].map(
    ([tag, tagged]) => `  ${tag}\n${tagged.map(command => `    ${line(command)}\n`).join('')}\n`,
  )
  return `Available tags and commands details:\n\n${tags.join('')}`
}

/** `help <tag>`. */
export const tagPage = (tag: string, commands: readonly Listed[], width: number): string =>
  `Available commands with tag ${tag}:\n\n${detailedList(byTag(commands).get(tag) ?? [], width)}\n`

/** No command at all, and `help --long`. */
export function usagePage(program: string, commands: readonly Listed[], width: number): string {
  const options = '[--no-timeout] [--node name] [--version apiv] [--auth user host pass]'
  return `Usage: ${program} ${options} command [arguments]\n\nAvailable commands in this ejabberd node:\n${detailedList(commands, width)}`
}
