'use client'

import { useSyncExternalStore } from 'react'
import { THEME_COOKIE, type Theme, themeAttribute, themeOf } from './theme'

const YEAR_SECONDS = 31_536_000
const CHANGED = 'theme-changed'

const subscribe = (onChange: () => void) => {
  window.addEventListener(CHANGED, onChange)
  return () => window.removeEventListener(CHANGED, onChange)
}
const present = () => themeOf(document.documentElement.dataset.theme)

function choose(theme: Theme) {
  const attribute = themeAttribute(theme)
  if (attribute) document.documentElement.dataset.theme = attribute
  else delete document.documentElement.dataset.theme
  const life = attribute ? YEAR_SECONDS : 0
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent on plain HTTP
  document.cookie = `${THEME_COOKIE}=${attribute ?? ''}; path=/; max-age=${life}; samesite=lax`
  window.dispatchEvent(new Event(CHANGED))
}

/** The theme in force, and how to choose another; <html> itself is the store. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, present, () => 'system' as const), choose]
}
