export type Theme = 'system' | 'light' | 'dark'

export const THEME_COOKIE = 'theme'

/** What a cookie says; anything unknown leaves it to the system. */
export const themeOf = (cookie: string | undefined): Theme =>
  cookie === 'light' || cookie === 'dark' ? cookie : 'system'

/** The `data-theme` of <html>; absent: the system decides. */
export const themeAttribute = (theme: Theme): 'light' | 'dark' | undefined =>
  theme === 'system' ? undefined : theme
