/** What keeps text from being an XML element; only a browser has the parser. */
export function xmlProblem(text: string): string | undefined {
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  const error = parsed.querySelector('parsererror')
  if (!error) return undefined
  // Browsers wrap the parser's own sentence in others: "error on line 1 at column 9: …" (or ": …" in Firefox).
  const line = /line (?:number )?(\d+)/i.exec(error.textContent ?? '')?.[1]
  const cause = /column \d+: (.*?)(?=Below is|\n|$)/.exec(error.textContent ?? '')?.[1]
  return `This is not well-formed XML${line ? `: look at line ${line}` : ''}${cause ? ` (${cause.trim()})` : ''}.`
}
