import { eachValue, type Problems, scalarText } from './problem'

/** A pattern of commands: every one, one by name, or those with a tag; `negated` takes them away. */
export type WhatPattern = { readonly negated: boolean } & (
  | { readonly kind: 'all' }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'tag'; readonly tag: string }
)

/** Reads `what`: a pattern or a list of them. */
export function parseWhat(value: unknown, path: string, problems: Problems): WhatPattern[] {
  if (value === null || value === undefined) return []
  return eachValue(value, path).flatMap(([single, singlePath]) => {
    const pattern = parsePattern(scalarText(single) ?? '')
    if (!pattern) problems.push({ path: singlePath, message: FORM })
    return pattern ?? []
  })
}

const FORM =
  'must be "*", the name of a command or "[tag:NAME]", each also with "!" before it to leave out (in quotes)'

function parsePattern(text: string): WhatPattern | undefined {
  const match = /^(!?)(?:(\*)|\[tag:([^\]]+)\]|([a-z0-9_-]+))$/.exec(text)
  if (!match) return undefined
  const [, bang, star, tag, name] = match
  const negated = bang === '!'
  if (star) return { kind: 'all', negated }
  return tag === undefined ? { kind: 'command', name: name ?? '', negated } : { kind: 'tag', tag, negated }
}

/** One command as `what` sees it: its name and the tags of its newest definition. */
export interface Named {
  readonly name: string
  readonly tags: readonly string[]
}

/**
 * Whether the patterns cover a command: some positive pattern matches and no negative one does. `!*` therefore covers
 * nothing, and so do exclusions alone. The order of the patterns has no meaning.
 */
export function covers(patterns: readonly WhatPattern[], command: Named): boolean {
  const matches = (pattern: WhatPattern) =>
    pattern.kind === 'all' ||
    (pattern.kind === 'command' ? pattern.name === command.name : command.tags.includes(pattern.tag))
  const matching = patterns.filter(matches)
  return matching.length > 0 && !matching.some(({ negated }) => negated)
}
