export const LIFETIMES = [
  { label: 'One hour', seconds: 3600 },
  { label: 'One day', seconds: 86_400 },
  { label: '30 days', seconds: 2_592_000 },
  { label: 'One year', seconds: 31_536_000 },
] as const

export const UNITS = [
  { label: 'minutes', seconds: 60 },
  { label: 'hours', seconds: 3600 },
  { label: 'days', seconds: 86_400 },
] as const

/** How long a token is to live: seconds as a choice has them, or 'own' with a count of a unit. */
export interface Lifetime {
  choice: string
  count: string
  unit: string
}

const CENTURY = 3_153_600_000

/** In seconds, or what is wrong with it. */
export function lifetimeSeconds({ choice, count, unit }: Lifetime): number | string {
  if (choice !== 'own') return Number(choice)
  if (!/^[1-9]\d{0,9}$/.test(count.trim())) return 'Write a whole number, 1 or more'
  const seconds = Number(count) * Number(unit)
  return seconds <= CENTURY ? seconds : 'A hundred years are the most'
}
