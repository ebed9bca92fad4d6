import type { ComparedCommand } from '@/lib/commands/comparison'

export type Where = '' | ComparedCommand['where']

export interface Filter {
  readonly q: string
  readonly where: Where
}

const WHERES: readonly Where[] = ['here', 'there', 'both']

/** The filter that an address asks for. */
export const filterFrom = (params: Pick<URLSearchParams, 'get'>): Filter => ({
  q: params.get('q') ?? '',
  where: WHERES.find(where => where === params.get('where')) ?? '',
})

/** Commands whose name or module has every word, of one kind or of all. */
export function fitting(
  commands: readonly ComparedCommand[],
  { q, where }: Filter,
): readonly ComparedCommand[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(
    command =>
      (where === '' || command.where === where) &&
      words.every(word => `${command.name} ${command.module}`.toLowerCase().includes(word)),
  )
}
