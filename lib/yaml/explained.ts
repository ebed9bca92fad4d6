import type { Explanation } from '@/lib/access/explanation'
import { toYaml } from './write'

/** An explanation together with its change as text to paste. */
export interface Explained {
  readonly explanation: Explanation
  readonly yaml?: string
}

export function withYaml(explanation: Explanation): Explained {
  const { remedy } = explanation
  if (remedy?.kind !== 'change') return { explanation }
  return { explanation, yaml: toYaml(remedy.change.section) }
}
