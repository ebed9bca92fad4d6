/** How far something is; `label` is read out and shown with "3 of 12". */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between text-caption text-muted">
        <span>{label}</span>
        <span className="tabular-nums">
          {done.toLocaleString('en')} of {total.toLocaleString('en')}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1 overflow-hidden rounded-sm bg-line"
      >
        <div
          className="h-full bg-accent transition-[width] duration-100"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
