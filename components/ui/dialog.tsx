'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { IconButton } from './icon-button'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** The title and the close button are heard, not seen. */
  bare?: boolean
  description?: ReactNode
  /** Buttons, right; the one that acts last. */
  footer?: ReactNode
  /** `dialog`: in the middle. `sheet`: from the edge (below on a phone, right on a desk). */
  kind?: 'dialog' | 'sheet'
  /** Of a dialog: a question, a form, a list. */
  size?: 'sm' | 'md' | 'lg'
  className?: string
  children?: ReactNode
}

const kinds = {
  dialog:
    'top-[min(12vh,8rem)] left-1/2 w-[calc(100vw-2rem)] -translate-x-1/2 max-h-[calc(100dvh-min(24vh,16rem))] rounded-lg animate-rise',
  sheet:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg pb-[env(safe-area-inset-bottom)] animate-sheet sm:inset-y-0 sm:left-auto sm:max-h-none sm:w-105 sm:rounded-none sm:rounded-l-lg',
}

const sizes = { sm: 'max-w-104', md: 'max-w-128', lg: 'max-w-160' }

/** The first control of the body, not the close button; a part of it may claim the focus with `data-autofocus`. */
function focusBody(event: Event) {
  const content = event.target
  if (!(content instanceof HTMLElement)) return
  const body = content.querySelector('[data-dialog-body]')
  const first =
    body?.querySelector<HTMLElement>('[data-autofocus]') ??
    body?.querySelector<HTMLElement>('input, select, textarea, button, a[href]')
  event.preventDefault()
  const target = first ?? content
  target.focus()
}

export function Dialog({
  open,
  onOpenChange,
  title,
  bare = false,
  description,
  footer,
  kind = 'dialog',
  size = 'md',
  className,
  children,
}: DialogProps) {
  const noDescription = description ? {} : { 'aria-describedby': undefined }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim animate-appear" />
        <Radix.Content
          {...noDescription}
          onOpenAutoFocus={focusBody}
          className={cx(
            'fixed z-40 flex flex-col border border-line-strong bg-raised shadow-pop focus-visible:outline-none',
            kinds[kind],
            kind === 'dialog' && sizes[size],
            className,
          )}
        >
          <header className={bare ? 'sr-only' : 'flex items-start justify-between gap-4 px-5 pt-4 pb-3'}>
            <div className="grid gap-1">
              <Radix.Title className="text-section">{title}</Radix.Title>
              {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
            </div>
            {!bare && (
              <Radix.Close asChild>
                <IconButton icon={X} label="Close" className="-mt-1 -mr-2" />
              </Radix.Close>
            )}
          </header>
          <div data-dialog-body className={cx('min-h-0 overflow-auto', !bare && 'px-5 pb-5')}>
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
