/** Letters to insert, drop or change to turn one word into the other (Levenshtein). Takes a time like the product of their lengths. */
export function editDistance(a: string, b: string): number {
  const others = [...b]
  let row = Array.from({ length: others.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of others.entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
