const UNITS = [
  { word: 'day', seconds: 86_400 },
  { word: 'hour', seconds: 3600 },
  { word: 'minute', seconds: 60 },
] as const

/** "in 29 days", "in 5 min 02 s", "in 43 s", "expired": what is left, to the second where that is soon. */
export function timeLeft(seconds: number): string {
  if (seconds <= 0) return 'expired'
  if (seconds < 60) return `in ${Math.ceil(seconds)} s`
  if (seconds < 3600)
    return `in ${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`
  return `in ${inUnits(seconds)}`
}

/** "3 hours ago", "just now": how long it has been. */
export function timeSince(seconds: number): string {
  return seconds < 60 ? 'just now' : `${inUnits(seconds)} ago`
}

/** "30 days", "1 hour": a length of time in its largest unit, rounded down. */
export function inUnits(seconds: number): string {
  const unit = UNITS.find(each => seconds >= each.seconds)
  if (!unit) return `${Math.floor(seconds)} seconds`
  const count = Math.floor(seconds / unit.seconds)
  return `${count} ${unit.word}${count === 1 ? '' : 's'}`
}
