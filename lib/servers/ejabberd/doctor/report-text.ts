import type { StepReport } from './examine'
import type { Fix } from './step'

const WORDS = { ok: 'fine', problem: 'PROBLEM', untried: 'not tried', unclear: 'cannot tell' } as const

/** Where what belongs to a step begins. */
const MARGIN = ' '.repeat(13)

/** A step as a terminal shows it; why it matters and what to write only where something is wrong. */
export function writeReport(report: StepReport): string {
  const { state, title, seen, why } = report
  const fix = 'fix' in report ? report.fix : undefined
  const lines = [
    seen,
    ...(state === 'problem' || state === 'unclear' ? [why] : []),
    ...(fix ? linesOf(fix) : []),
  ]
  const below = lines.map(line => (line === '' ? '' : MARGIN + line))
  return `${WORDS[state].padEnd(MARGIN.length)}${title}\n${below.join('\n')}\n`
}

const linesOf = ({ say, file, yaml, and }: Fix): string[] => [
  yaml === undefined ? say : `${say} In ${file}:`,
  ...(yaml === undefined ? [] : ['', ...yaml.split('\n').map(line => `  ${line}`), '']),
  ...(and ? linesOf(and) : []),
]
