import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import type { RuleReport } from '@/lib/access/explanation'
import { PartMark } from './part-mark'
import { fitsWholly, whoSentence } from './words'

/** One rule that was looked at: its three parts, side by side where there is room. */
export function RuleItem({ rule, command, file }: { rule: RuleReport; command: string; file: string }) {
  const { name, line, implied, from, what, who } = rule
  const allows = fitsWholly(rule)
  return (
    <li
      className={cx('grid gap-2 border-b py-3', allows && '-mx-3 rounded-md border-b-0 bg-success-soft px-3')}
    >
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <h4 className="font-medium wrap-anywhere">{name}</h4>
        {allows && <Badge tone="success">Allows it</Badge>}
        {implied && <span className="text-caption text-muted">applies unwritten</span>}
        {line !== undefined && (
          <span className="text-caption text-muted">
            {file}, line {line}
          </span>
        )}
      </div>
      <div className="grid gap-x-5 gap-y-2 text-table sm:grid-cols-3">
        <Part
          label="Interface"
          fits={from.fits}
          text={from.text ?? (from.fits ? 'Fits' : 'Is for other interfaces')}
        />
        <Part
          label="Command"
          fits={what.fits}
          text={what.text ?? (what.fits ? `Covers ${command}` : `Does not cover ${command}`)}
        />
        <Part
          label="Caller"
          fits={who.fits}
          text={who.text ? who.text.join(', or ') || 'nobody' : whoSentence(who)}
        >
          {who.text && !who.fits && <span className="text-muted">{whoSentence(who)}</span>}
        </Part>
      </div>
    </li>
  )
}

interface PartProps {
  label: string
  fits: boolean
  text: string
  children?: ReactNode
}

function Part({ label, fits, text, children }: PartProps) {
  return (
    <PartMark state={fits ? 'yes' : 'no'}>
      <span className="text-caption text-muted">{label}</span>
      <span>{text}</span>
      {children}
    </PartMark>
  )
}
