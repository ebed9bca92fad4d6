'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type Filter, filterFromQuery, queryOf } from './filter'

/** The filter, and a way to change it. Typing is written to the address a moment later: browsers limit how often. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const params = useSearchParams()
  const path = usePathname()
  const address = params.toString()
  const [filter, setFilter] = useState(() => filterFromQuery(params))
  const wanted = new URLSearchParams(queryOf(filter)).toString()

  // A link to this very page (the palette, a tag) changes the address from outside.
  useEffect(() => {
    setFilter(filterFromQuery(new URLSearchParams(address)))
  }, [address])

  useEffect(() => {
    const timer = setTimeout(() => {
      const now = new URLSearchParams(queryOf(filterFromQuery(new URLSearchParams(window.location.search))))
      if (now.toString() !== wanted)
        window.history.replaceState(null, '', wanted ? `${path}?${wanted}` : path)
    }, 180)
    return () => clearTimeout(timer)
  }, [wanted, path])

  return [filter, change => setFilter(before => ({ ...before, ...change }))]
}
