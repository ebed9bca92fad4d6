'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type TokenView, viewFromQuery, viewToQuery } from './arrange-tokens'

/** What of the tokens is looked at. Typing is written to the address a moment later: browsers limit how often. */
export function useTokenView(): [TokenView, (change: Partial<TokenView>) => void] {
  const params = useSearchParams()
  const path = usePathname()
  const [view, setView] = useState(() => viewFromQuery(params))
  const wanted = new URLSearchParams(viewToQuery(view)).toString()
  useEffect(() => {
    const timer = setTimeout(() => {
      if (window.location.search.slice(1) !== wanted)
        window.history.replaceState(null, '', wanted ? `${path}?${wanted}` : path)
    }, 180)
    return () => clearTimeout(timer)
  }, [wanted, path])
  return [view, change => setView(before => ({ ...before, ...change }))]
}
