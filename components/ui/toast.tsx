'use client'

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { cx } from './cx'
import { IconButton } from './icon-button'

export interface ToastMessage {
  tone: 'success' | 'error' | 'info'
  title: string
  body?: string
}

const looks = {
  success: { icon: CircleCheck, ink: 'text-success' },
  error: { icon: CircleAlert, ink: 'text-destructive' },
  info: { icon: Info, ink: 'text-accent' },
}

const Say = createContext<(message: ToastMessage) => void>(() => {})

/** Says something that happened away from where the person looks. What belongs to a field or panel goes there. */
export const useToast = () => useContext(Say)

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(ToastMessage & { id: number })[]>([])
  const nextId = useRef(0)
  const say = useCallback((message: ToastMessage) => {
    nextId.current += 1
    const id = nextId.current
    setShown(before => [...before.slice(-2), { ...message, id }])
  }, [])
  const forget = (id: number) => setShown(before => before.filter(each => each.id !== id))
  return (
    <Say.Provider value={say}>
      <Radix.Provider swipeDirection="right" duration={6000}>
        {children}
        {shown.map(({ id, tone, title, body }) => {
          const { icon: Icon, ink } = looks[tone]
          return (
            <Radix.Root
              key={id}
              type={tone === 'error' ? 'foreground' : 'background'}
              onOpenChange={open => !open && forget(id)}
              className="flex items-start gap-2.5 rounded-lg border border-line-strong bg-raised py-2.5 pr-2 pl-3 shadow-pop animate-rise"
            >
              <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
              <div className="min-w-0 flex-1">
                <Radix.Title className="font-medium wrap-anywhere">{title}</Radix.Title>
                {body && <Radix.Description className="text-muted wrap-anywhere">{body}</Radix.Description>}
              </div>
              <Radix.Close asChild>
                <IconButton size="sm" icon={X} label="Dismiss" className="-my-1" />
              </Radix.Close>
            </Radix.Root>
          )
        })}
        <Radix.Viewport className="fixed right-4 bottom-4 z-50 grid w-88 max-w-[calc(100vw-2rem)] gap-2 outline-none max-lg:bottom-20" />
      </Radix.Provider>
    </Say.Provider>
  )
}
