import type { CommandNotes } from '@/lib/commands/notes'

/** The word on the run button. */
export const verbOf = ({ verb, effect }: CommandNotes): string =>
  verb ?? (effect === 'destructive' ? 'Destroy' : 'Run')
