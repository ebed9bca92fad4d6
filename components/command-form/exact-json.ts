import type { Json } from '@/lib/commands/types'

/** Text and numbers of a JSON document; nothing else in it holds digits. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** JSON as a person wrote it. Whole numbers beyond 2^53 are read as text, because a JavaScript number would change them. */
export function parseExactJson(source: string): Json {
  JSON.parse(source)
  return JSON.parse(
    source.replace(TOKENS, token =>
      /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
    ),
  )
}

/** The same, or why it cannot be read, with the line where reading stopped when the browser tells. */
export function readJson(source: string): { json: Json } | { problem: string } {
  try {
    return { json: parseExactJson(source) }
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')
    if (!at) return { problem: 'This is not JSON yet. Check quotes, commas and brackets.' }
    const line = source.slice(0, Number(at[1])).split('\n').length
    return { problem: `This is not JSON yet: look at line ${line}.` }
  }
}
