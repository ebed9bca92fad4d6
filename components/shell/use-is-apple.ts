'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the command key is ⌘ here. */
export const useIsApple = (): boolean =>
  useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  )
