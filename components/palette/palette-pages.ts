export interface PalettePage {
  readonly label: string
  readonly path: string
}

/** Whether a label has every word that was typed, each at the beginning of one of its own. */
export function matches(label: string, typed: string): boolean {
  const words = label.toLowerCase().split(/\s+/)
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every(part => words.some(word => word.startsWith(part)))
}
