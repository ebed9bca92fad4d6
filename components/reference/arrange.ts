import type { OpenApiDocument, Operation } from '@/lib/interfaces/openapi/document'

/** A command of the document, and where it is called. */
export interface Entry {
  readonly path: string
  readonly operation: Operation
}

export interface EntryGroup {
  readonly tag: string
  readonly entries: readonly Entry[]
}

export const entriesOf = ({ paths }: OpenApiDocument): readonly Entry[] =>
  Object.entries(paths).map(([path, { post }]) => ({ path, operation: post }))

/** The commands whose name, summary or tags have every word that was typed; "-" and "_" are the same as a space. */
export function filterEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean)
  return entries.filter(({ operation: { operationId, summary, tags } }) => {
    const text = [operationId, summary, ...tags].join(' ').toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/** Each command once, below its first tag; tags by name, commands as given. */
export function groupEntries(entries: readonly Entry[]): readonly EntryGroup[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const tag = entry.operation.tags[0] ?? ''
    const group = groups.get(tag)
    if (group) group.push(entry)
    else groups.set(tag, [entry])
  }
  return [...groups]
    .map(([tag, members]) => ({ tag, entries: members }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
}
