import type { Json } from '@/lib/commands/types'

/** JSON as a person reads it in a line or a cell: text without quotes, lists by commas, objects by their members. */
export function shortText(json: Json): string {
  if (typeof json === 'string') return json
  if (Array.isArray(json)) return json.map((element: Json) => shortText(element)).join(', ')
  if (typeof json === 'object' && json !== null) {
    return Object.entries(json)
      .map(([name, value]) => `${name}: ${shortText(value)}`)
      .join(' · ')
  }
  return String(json)
}
