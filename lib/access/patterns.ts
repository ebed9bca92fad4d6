/** An expression or a shell pattern, as written and ready to use. */
export interface Pattern {
  readonly form: 'regexp' | 'glob'
  readonly text: string
  test(subject: string): boolean
}

/**
 * Compiles an expression of ejabberd's configuration (PCRE) as a JavaScript one. It is searched, not anchored.
 *
 * @returns undefined for a broken expression and for syntax that JavaScript does not have or would read as something
 *   else (POSIX classes, `\h`, possessive quantifiers): better refused than matched wrongly in a permission
 */
export function searchPattern(source: string): Pattern | undefined {
  const insensitive = source.startsWith('(?i)')
  const translated = (insensitive ? source.slice(4) : source).replace(/\\([\s\S])/g, translateEscape)
  return pattern('regexp', source, translated, insensitive ? 'iu' : 'u')
}

/** PCRE lets every sign be escaped; JavaScript, with the flag u, only those that mean something. */
function translateEscape(escaped: string, character: string): string {
  if (character === 'A') return '^'
  if (character === 'z' || character === 'Z') return '$'
  if (character === '-') return '\\x2d'
  return /[\w^$\\.*+?()[\]{}|/]/.test(character) && character !== '_' ? escaped : character
}

/**
 * Compiles a shell pattern: `*` any text, `?` any character, `[a-z]` one of, `[!a-z]` none of. It must match the whole.
 *
 * @returns undefined for a broken character class
 */
export function globPattern(source: string): Pattern | undefined {
  const parts = source.match(/\*|\?|\[[!^]?\]?[^\]]*\]|[\s\S]/gu) ?? []
  return pattern('glob', source, `^(?:${parts.map(globPart).join('')})$`, 'su')
}

function pattern(form: Pattern['form'], text: string, compiled: string, flags: string): Pattern | undefined {
  try {
    const expression = new RegExp(compiled, flags)
    return { form, text, test: subject => expression.test(subject) }
  } catch {
    return undefined
  }
}

function globPart(part: string): string {
  if (part === '*') return '.*'
  if (part === '?') return '.'
  if (part.length > 1 && part.startsWith('[')) {
    const negated = part[1] === '!' || part[1] === '^'
    return `[${negated ? '^' : ''}${part.slice(negated ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&')}]`
  }
  return part.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
}
