import { Badge } from '@/components/ui/badge'
import { ListSection } from '@/components/ui/list-section'
import { interfaceWords, sinceWords } from '@/lib/client/upgrade-words'
import type { BehaviourNote } from '@/lib/commands/upgrade'

/** Where a command's row leads to. */
export const anchorOf = (id: string) => `change-${id}`

interface Props {
  title: string
  about: string
  behaviours: readonly BehaviourNote[]
}

/** Changes of behaviour with what to do about each. */
export function BehaviourList({ title, about, behaviours }: Props) {
  if (behaviours.length === 0) return null
  return (
    <ListSection title={title} about={about}>
      <ul>
        {behaviours.map(each => (
          <li
            key={each.id}
            id={anchorOf(each.id)}
            className="grid scroll-mt-16 gap-x-6 gap-y-1 border-b py-3 target:bg-accent-soft md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]"
          >
            <span className="grid content-start gap-1">
              <span className="font-medium">{each.title}</span>
              <span className="flex flex-wrap gap-1">
                {each.interfaces.map(name => (
                  <Badge key={name}>{interfaceWords[name] ?? name}</Badge>
                ))}
              </span>
            </span>
            <span className="grid gap-1">
              <span className="text-pretty">{each.change}.</span>
              <span className="text-pretty">
                <span className="font-medium">What to do: </span>
                {each.advice}.
              </span>
              <span className="text-caption text-muted">{sinceWords(each)}.</span>
            </span>
          </li>
        ))}
      </ul>
    </ListSection>
  )
}
