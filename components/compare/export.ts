import type { CompareAnswer } from '@/lib/client/compare'
import { csvCell, csvFile } from '@/lib/client/save-file'
import type { ComparedCommand } from '@/lib/commands/comparison'
import { sideLine } from './side-words'

/** The names of the sides in the order in which differences are told. */
export const sidesInOrder = ({ from, here, there }: CompareAnswer): readonly [string, string] =>
  from === 'here' ? [here.label, there.label] : [there.label, here.label]

const whereWords = ({ here, there }: CompareAnswer) => ({
  here: `only ${here.label}`,
  there: `only ${there.label}`,
  both: 'different',
})

/** One line a command and difference. */
export function csvOf(answer: CompareAnswer, commands: readonly ComparedCommand[]): string {
  const [from, to] = sidesInOrder(answer)
  const where = whereWords(answer)
  const lines = commands.flatMap(command => {
    const words = command.differences.map(difference => sideLine(difference, from, to))
    return (words.length > 0 ? words : ['']).map(text => [
      command.name,
      command.module,
      where[command.where],
      text,
    ])
  })
  return csvFile(
    [['Command', 'Module', 'Where', 'Difference'], ...lines].map(line => line.map(text => csvCell(text))),
  )
}

export function jsonOf(answer: CompareAnswer, commands: readonly ComparedCommand[]): string {
  return `${JSON.stringify({ ...answer, commands }, null, 2)}\n`
}
