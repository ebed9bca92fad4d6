import { editDistance } from '@/lib/commands/edit-distance'

/**
 * The names nearest to one that does not exist, nearest first: few letters to change, or one inside the other.
 *
 * @returns at most three; none where nothing is near
 */
export function similarNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase().replaceAll('-', '_')
  const reach = Math.max(2, Math.floor(wanted.length / 3))
  return names
    .map(each => ({ each, distance: isInside(wanted, each) ? 1 : editDistance(wanted, each) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || a.each.localeCompare(b.each))
    .slice(0, 3)
    .map(({ each }) => each)
}

const isInside = (a: string, b: string) => a.length > 3 && (a.includes(b) || b.includes(a))
