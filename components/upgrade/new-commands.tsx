import { ListSection } from '@/components/ui/list-section'
import type { UpgradeAnswer } from '@/lib/client/upgrade'

/** What the newer release can do in addition. The server has no page for these yet, so they lead nowhere. */
export function NewCommands({ answer: { added, to } }: { answer: UpgradeAnswer }) {
  if (added.length === 0) return null
  return (
    <ListSection
      title="New commands"
      count={added.length}
      about={`ejabberd ${to} has them, with their modules loaded.`}
    >
      <p className="flex flex-wrap gap-x-3 gap-y-1 py-2 font-mono text-table">
        {added.map(name => (
          <span key={name} className="wrap-anywhere">
            {name}
          </span>
        ))}
      </p>
    </ListSection>
  )
}
