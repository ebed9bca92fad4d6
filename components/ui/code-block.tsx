import { CopyButton } from './copy-button'
import { cx } from './cx'

interface CodeBlockProps {
  /** What it is: "curl". Names the region and the copy button. */
  label: string
  code: string
  /** Breaks long lines; left out: it scrolls sideways. */
  wrap?: boolean
  className?: string
}

export function CodeBlock({ label, code, wrap = false, className }: CodeBlockProps) {
  return (
    <section aria-label={label} className={cx('relative min-w-0 rounded-md bg-sunken', className)}>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className={cx(
          'max-h-96 overflow-auto rounded-md py-2.5 pr-11 pl-3 text-table leading-5 text-ink',
          wrap && 'whitespace-pre-wrap wrap-anywhere',
        )}
      >
        <code>{code}</code>
      </pre>
      <CopyButton label={`Copy: ${label}`} text={code} className="absolute top-1 right-1 bg-sunken" />
    </section>
  )
}
