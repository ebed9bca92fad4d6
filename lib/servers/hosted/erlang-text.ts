const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\' }

/** A text as Erlang prints a binary: `<<"alice">>`; with its bytes where it is not plain ASCII. */
export function printErlangText(text: string): string {
  if (/^[ -~]*$/.test(text)) return `<<"${text.replace(/["\\]/g, one => ESCAPES[one] ?? one)}">>`
  return `<<${[...Buffer.from(text)].join(',')}>>`
}
