/**
 * Whether a pattern covers the whole text; `*` stands for any characters, `?` for one. Never takes longer than the
 * product of both lengths, which regular expressions do not promise.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0
  let inPattern = 0
  // Where to go on when what follows the last star does not fit: one character later.
  let star = -1
  let afterStar = 0
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern
      afterStar = at
      inPattern += 1
    } else if (pattern[inPattern] === '?' || pattern[inPattern] === text[at]) {
      inPattern += 1
      at += 1
    } else if (star >= 0) {
      inPattern = star + 1
      afterStar += 1
      at = afterStar
    } else return false
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}
