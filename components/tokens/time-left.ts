const UNITS = [
  { word: 'day', seconds: 86_400 },
  { word: 'hour', seconds: 3600 },
  { word: 'minute', seconds: 60 },
] as const

/** "in 29 days", "in 5 minutes", "expired". */
export function timeLeft(seconds: number): string {
  if (seconds <= 0) return 'expired'
  const unit = UNITS.find(each => seconds >= each.seconds)
  if (!unit) return 'in less than a minute'
  const count = Math.floor(seconds / unit.seconds)
  return `in ${count} ${unit.word}${count === 1 ? '' : 's'}`
}
