import { Fragment } from 'react'
import { cx } from '@/components/ui/cx'

/** The plain part of CommonMark that the document's descriptions use: paragraphs, and code between backticks. */
export function Prose({ text, className }: { text: string; className?: string }) {
  return (
    <div className={cx('grid max-w-prose gap-2.5 text-pretty', className)}>
      {text.split('\n\n').map(paragraph => (
        <p key={paragraph}>
          {[...paragraph.matchAll(/`([^`]*)`|[^`]+/g)].map(({ index, 0: all, 1: code }) =>
            code === undefined ? (
              <Fragment key={index}>{all}</Fragment>
            ) : (
              <code key={index} className="font-mono text-table wrap-anywhere">
                {code}
              </code>
            ),
          )}
        </p>
      ))}
    </div>
  )
}
