import { queryOptions } from '@tanstack/react-query'
import type { Asked } from '@/lib/access/explanation'
import type { Question } from '@/lib/access/question'
import { paths } from '@/lib/paths'
import type { Explained } from '@/lib/yaml/explained'
import type { RulesOverview } from '@/lib/yaml/overview'
import { fetchJson } from './fetch-json'

/** `POST /console-api/servers/:server/explain` takes this. */
export interface ExplainRequest extends Question {
  /** Stands for its owner and scopes. */
  readonly token?: string
}

/** … and answers this. */
export type ExplainAnswer =
  /** `isWhole`: nothing was left out for want of the right to see the rules. `file`: where the lines are. */
  | ({ readonly kind: 'explained'; readonly isWhole: boolean; readonly file: string } & Explained)
  /** The answer does not depend on rules. */
  | { readonly kind: 'no-rules'; readonly because: 'unknown-command' | 'internal-command' | 'bad-token' }
  /** The person may ask about themself only. */
  | { readonly kind: 'about-others' }
  /** A real server keeps its rules to itself. `yaml`: the rule that usually is missing. */
  | { readonly kind: 'unknown'; readonly asked: Asked; readonly hasHostGate: boolean; readonly yaml?: string }

/** `GET /console-api/servers/:server/rules` */
export type RulesAnswer =
  | { readonly kind: 'rules'; readonly file: string; readonly overview: RulesOverview }
  /** Not for this person. */
  | { readonly kind: 'hidden' }
  /** A real server keeps its rules to itself. */
  | { readonly kind: 'unknown' }

/** Answers with the rules as they are in force. Raises a ClientError where the question cannot be understood. */
export const explain = (
  server: string,
  question: ExplainRequest,
  signal?: AbortSignal,
): Promise<ExplainAnswer> =>
  fetchJson<ExplainAnswer>(paths.consoleApi.explain(server), {
    method: 'POST',
    body: question,
    ...(signal ? { signal } : {}),
  })

/** A question as a query. One with a token must not be one: keys of queries are kept. */
export const explainQuery = (server: string, question: Question) =>
  queryOptions({
    queryKey: ['explain', server, question],
    queryFn: ({ signal }) => explain(server, question, signal),
    staleTime: 0,
  })

export const rulesQuery = (server: string) =>
  queryOptions({
    queryKey: ['rules', server],
    queryFn: ({ signal }) => fetchJson<RulesAnswer>(paths.consoleApi.rules(server), { signal }),
    staleTime: 30_000,
  })
