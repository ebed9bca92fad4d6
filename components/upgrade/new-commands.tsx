import type { UpgradeAnswer } from '@/lib/client/upgrade'

/** What the newer release can do in addition. The server has no page for these yet, so they lead nowhere. */
export function NewCommands({ answer: { added, to } }: { answer: UpgradeAnswer }) {
  if (added.length === 0) return null
  return (
    <section aria-label="New commands">
      <div className="border-b border-line-strong pb-2">
        <h2 className="text-section">
          New commands <span className="font-normal text-muted tabular-nums">{added.length}</span>
        </h2>
        <p className="text-muted">ejabberd {to} has them, with their modules loaded.</p>
      </div>
      <p className="flex flex-wrap gap-x-3 gap-y-1 py-2 font-mono text-table">
        {added.map(name => (
          <span key={name} className="wrap-anywhere">
            {name}
          </span>
        ))}
      </p>
    </section>
  )
}
