import { type Document, isMap, isScalar, isSeq, type LineCounter } from 'yaml'

/** The line of each key of a YAML document, by its path as problems name it: "api_permissions.public.who.0.ip". */
export function linesOf(document: Document, counter: LineCounter): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const visit = (node: unknown, path: string) => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const keyPath = path === '' ? String(key.value) : `${path}.${key.value}`
        if (key.range) lines.set(keyPath, counter.linePos(key.range[0]).line)
        visit(value, keyPath)
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) visit(item, `${path}.${index}`)
    }
  }
  visit(document.contents, '')
  return lines
}
