import { type DescribedCommand, describeField } from './described'

/** A manual page of the commands, for the program `man`. */
export function commandsMan(commands: readonly DescribedCommand[], software: string): string {
  const entries = commands.flatMap(({ definition, notes }) => [
    '.TP',
    `.B ${plain([definition.name, ...definition.args.map(({ name }) => name)].join(' '))}`,
    plain(`${notes.summary}.`),
    ...(notes.caution ? [plain(notes.caution)] : []),
    plain(`Answers ${describeField(definition.result)}.`),
  ])
  return `${[
    `.TH SWITCHBOARD\\-COMMANDS 7 "" "${plain(software)}"`,
    '.SH NAME',
    'switchboard\\-commands \\- the commands of the hosted server',
    '.SH COMMANDS',
    ...entries,
  ].join('\n')}\n`
}

/** Nothing in a line is a request of roff. */
const plain = (text: string) =>
  text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&').replaceAll('\n', ' ')
