import { expandRules } from '@/lib/access/decide'
import { explain } from '@/lib/access/explain'
import { hasHostGate } from '@/lib/access/gate'
import { type Question, type QuestionProblem, requestOf } from '@/lib/access/question'
import type { AccessRules } from '@/lib/access/rules'
import { LATEST, selectVersion, type Versions } from '@/lib/commands/definition'
import { type Explained, withYaml } from './explained'
import { overviewOf, type RulesOverview } from './overview'
import { type RulesProblem, readRules } from './read-rules'

/** Rules from somebody's `ejabberd.yml`, ready to be asked. Read where it was pasted; nothing is sent. */
export interface PastedRules {
  readonly overview: RulesOverview
  readonly caveats: readonly string[]
  ask(question: Question): Explained | { readonly problem: QuestionProblem } | 'unknown-command'
}

/** `commands`, `release`: what is known of the server that the text is for. */
export function readPasted(
  text: string,
  commands: readonly { readonly versions: Versions }[],
  release: string,
): PastedRules | { readonly problems: readonly RulesProblem[] } {
  const read = readRules(text)
  if (!read.ok) return { problems: read.problems }
  const { rules, caveats } = read.file
  const expanded = expand(rules, commands)
  return {
    overview: overviewOf(expanded),
    caveats,
    ask(question) {
      const versions = commands.find(({ versions: [first] }) => first?.name === question.command)?.versions
      const definition = versions && selectVersion(versions, question.version ?? LATEST)
      if (!definition) return 'unknown-command'
      const understood = requestOf(definition, question)
      if ('problem' in understood) return understood
      return withYaml(explain(expanded, understood.request, { hasHostGate: hasHostGate(release) }))
    },
  }
}

const expand = (rules: AccessRules, commands: readonly { readonly versions: Versions }[]) =>
  expandRules(
    rules,
    commands.map(({ versions }) => versions),
  )
